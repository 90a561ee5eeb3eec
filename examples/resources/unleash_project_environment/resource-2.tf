resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

# One more pair is enough.
resource "unleash_project_environment" "production" {
  project_id         = unleash_project.checkout.id
  environment_name   = "production"
  required_approvals = 1
}
