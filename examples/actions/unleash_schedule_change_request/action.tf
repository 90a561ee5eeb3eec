variable "change_request" {
  description = "Number of the change request."
  type        = number
}

action "unleash_schedule_change_request" "maintenance_window" {
  config {
    project_id        = "default"
    change_request_id = var.change_request
    scheduled_at      = "2099-01-31T04:00:00Z"
  }
}
