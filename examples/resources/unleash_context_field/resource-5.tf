# Without a description it has none; the legal values, left out, stay.
resource "unleash_context_field" "region" {
  name = "country"
}
