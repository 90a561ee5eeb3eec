resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

# What is left out stays, but for the description.
resource "unleash_project_context_field" "basket" {
  project = unleash_project.checkout.id
  name    = "basketSize"
}
