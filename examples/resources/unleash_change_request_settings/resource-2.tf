resource "unleash_change_request_settings" "production" {
  project            = "default"
  environment        = "production"
  enabled            = true
  required_approvals = 3
}
