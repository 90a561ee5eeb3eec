resource "unleash_project_context_field" "basket" {
  project     = "default"
  name        = "basketSize"
  description = "How many articles are in the basket"
  stickiness  = true

  legal_values = [
    { value = "small" },
    { value = "large" },
    { value = "huge" },
  ]
}
