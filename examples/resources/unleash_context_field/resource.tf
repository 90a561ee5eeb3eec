resource "unleash_context_field" "region" {
  name        = "region"
  description = "Where the customer lives"
  stickiness  = true

  legal_values = [
    { value = "eu", description = "European Union" },
    { value = "us", description = "United States" },
  ]
}
