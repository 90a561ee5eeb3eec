resource "unleash_oidc" "this" {
  enabled      = true
  discover_url = "https://login.example.com/.well-known/openid-configuration"
  client_id    = "unleash"

  secret_wo         = "a-secret-of-the-identity-provider"
  secret_wo_version = 1

  auto_create       = true
  default_root_role = 3
  email_domains     = "example.com"

  enable_single_sign_out     = true
  acr_values                 = "phr"
  id_token_signing_algorithm = "RS256"
  enable_pkce                = true

  enable_group_syncing = true
  group_json_path      = "groups"
  add_groups_scope     = true
  extra_scopes         = "offline_access"
}
