# Another identity provider, with other rules; its secret is kept in state.
resource "unleash_oidc" "this" {
  enabled      = false
  discover_url = "https://sso.example.com/.well-known/openid-configuration"
  client_id    = "unleash-2"
  secret       = "another-secret-of-the-identity-provider"

  auto_create       = false
  default_root_role = 2
  email_domains     = "example.com,example.org"

  enable_single_sign_out     = false
  acr_values                 = "phrh"
  id_token_signing_algorithm = "RS384"
  enable_pkce                = false

  enable_group_syncing = false
  group_json_path      = "roles"
  add_groups_scope     = false
  extra_scopes         = "profile"
}
