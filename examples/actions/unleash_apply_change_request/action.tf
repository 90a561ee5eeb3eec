variable "change_request" {
  description = "Number of the change request that switches the release on."
  type        = number
}

variable "release" {
  description = "Version that is rolled out."
  type        = string
  default     = "1.0.0"
}

# Stands for whatever rolls the release out.
resource "terraform_data" "rollout" {
  input = var.release

  lifecycle {
    action_trigger {
      events  = [after_create, after_update]
      actions = [action.unleash_apply_change_request.release]
    }
  }
}

action "unleash_apply_change_request" "release" {
  config {
    project_id        = "default"
    change_request_id = var.change_request
    comment           = "Release ${var.release} is out."
  }
}
