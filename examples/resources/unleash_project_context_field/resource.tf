resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

resource "unleash_project_context_field" "basket" {
  project     = unleash_project.checkout.id
  name        = "basketSize"
  description = "How much is in the basket"
  stickiness  = false

  legal_values = [
    { value = "small", description = "Up to 5 articles" },
    { value = "large" },
  ]
}
