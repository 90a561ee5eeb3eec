# Another name is another field: this replaces it.
resource "unleash_context_field" "region" {
  name = "country"
}
