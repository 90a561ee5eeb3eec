resource "unleash_context_field" "region" {
  name        = "country"
  description = "Two letters, as ISO 3166 has them"

  legal_values = [
    { value = "de" },
    { value = "no", description = "Norway" },
  ]
}
