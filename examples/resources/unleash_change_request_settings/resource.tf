# Four eyes on production in a project whose environments are managed elsewhere.
resource "unleash_change_request_settings" "production" {
  project            = "default"
  environment        = "production"
  enabled            = true
  required_approvals = 2
}
