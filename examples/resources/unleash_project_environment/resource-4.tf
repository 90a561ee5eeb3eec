resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

# Another environment replaces the membership; its change-request settings stay as Unleash has them.
resource "unleash_project_environment" "production" {
  project_id       = unleash_project.checkout.id
  environment_name = "development"
}
