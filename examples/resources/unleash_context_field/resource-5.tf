# What is left out is cleared: it has neither description nor legal values.
resource "unleash_context_field" "region" {
  name = "country"
}
