variable "change_request" {
  description = "Number of the change request."
  type        = number
}

action "unleash_reject_change_request" "frozen" {
  config {
    project_id        = "default"
    change_request_id = var.change_request
    comment           = "Production is frozen until January."
  }
}
