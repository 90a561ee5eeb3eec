resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

# Changes in production need two more pairs of eyes.
resource "unleash_project_environment" "production" {
  project_id              = unleash_project.checkout.id
  environment_name        = "production"
  change_requests_enabled = true
  required_approvals      = 2
}
