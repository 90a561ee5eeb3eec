# What is left out stays as it is.
resource "unleash_saml" "this" {
  enabled     = true
  entity_id   = "https://sso.example.com/saml"
  sign_on_url = "https://sso.example.com/saml/sign-on"
  certificate = "MIIDdummyNewCertificateOfTheIdentityProvider"
}
