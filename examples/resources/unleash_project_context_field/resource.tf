resource "unleash_project_context_field" "basket" {
  project     = "default"
  name        = "basketSize"
  description = "How much is in the basket"
  stickiness  = false

  legal_values = [
    { value = "small", description = "Up to 5 articles" },
    { value = "large" },
  ]
}
