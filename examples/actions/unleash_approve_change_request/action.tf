variable "change_request" {
  description = "Number of the change request, once the checks of the pipeline have passed."
  type        = number
}

action "unleash_approve_change_request" "checked" {
  config {
    project_id        = "default"
    change_request_id = var.change_request
    comment           = "All checks of the pipeline have passed."
  }
}
