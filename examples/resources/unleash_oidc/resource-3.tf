# What is left out stays as it is, and the secret is another one.
resource "unleash_oidc" "this" {
  enabled      = true
  discover_url = "https://sso.example.com/.well-known/openid-configuration"
  client_id    = "unleash-2"
  secret       = "yet-another-secret-of-the-identity-provider"
}
