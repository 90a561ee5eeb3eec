# Left out altogether, the private certificate stays as Unleash has it.
resource "unleash_saml" "this" {
  enabled     = true
  entity_id   = "https://sso.example.com/saml"
  sign_on_url = "https://sso.example.com/saml/sign-on"
  certificate = "MIIDdummyNewCertificateOfTheIdentityProvider"
}
