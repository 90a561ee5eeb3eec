resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

resource "unleash_project_context_field" "basket" {
  project     = unleash_project.checkout.id
  name        = "basketSize"
  description = "How many articles are in the basket"
  stickiness  = true

  legal_values = [
    { value = "small" },
    { value = "large" },
    { value = "huge" },
  ]
}
