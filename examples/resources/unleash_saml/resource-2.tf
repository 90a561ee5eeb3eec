resource "unleash_saml" "this" {
  enabled     = false
  entity_id   = "https://sso.example.com/saml"
  sign_on_url = "https://sso.example.com/saml/sign-on"
  certificate = "MIIDdummyNewCertificateOfTheIdentityProvider"

  sign_out_url   = "https://sso.example.com/saml/sign-out"
  sp_certificate = "MIIDdummyNewCertificateOfUnleash"

  auto_create       = false
  default_root_role = 2
  email_domains     = "example.org"

  enable_group_syncing = false
  group_json_path      = "roles"
}
