resource "unleash_saml" "this" {
  enabled     = true
  entity_id   = "https://login.example.com/saml"
  sign_on_url = "https://login.example.com/saml/sign-on"
  certificate = "MIIDdummyCertificateOfTheIdentityProvider"

  sign_out_url   = "https://login.example.com/saml/sign-out"
  sp_certificate = "MIIDdummyCertificateOfUnleash"

  auto_create       = true
  default_root_role = 3
  email_domains     = "example.com"

  enable_group_syncing = true
  group_json_path      = "groups"
}
