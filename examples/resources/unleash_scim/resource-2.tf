# A new value of token_rotation makes a new token.
resource "unleash_scim" "this" {
  enabled        = false
  token_rotation = "2031-07"
}
