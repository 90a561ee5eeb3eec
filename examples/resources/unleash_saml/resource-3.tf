# The private certificate is kept out of state; what else is left out stays as it is.
resource "unleash_saml" "this" {
  enabled     = true
  entity_id   = "https://sso.example.com/saml"
  sign_on_url = "https://sso.example.com/saml/sign-on"
  certificate = "MIIDdummyNewCertificateOfTheIdentityProvider"

  sp_certificate_wo         = "MIIDdummyNextCertificateOfUnleash"
  sp_certificate_wo_version = 1
}
