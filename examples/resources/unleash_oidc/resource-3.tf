# What is left out stays as it is.
resource "unleash_oidc" "this" {
  enabled      = true
  discover_url = "https://sso.example.com/.well-known/openid-configuration"
  client_id    = "unleash-2"
  secret       = "another-secret-of-the-identity-provider"
}
