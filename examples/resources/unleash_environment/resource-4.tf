# Another name is another environment: this replaces it.
resource "unleash_environment" "staging" {
  name = "acceptance"
  type = "test"
}
