resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

# Changes take effect at once.
resource "unleash_project_environment" "production" {
  project_id              = unleash_project.checkout.id
  environment_name        = "production"
  change_requests_enabled = false
}
