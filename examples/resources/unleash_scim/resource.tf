# The token for the identity provider is unleash_scim.this.token.
resource "unleash_scim" "this" {
  enabled        = true
  token_rotation = "2031-01"
}
