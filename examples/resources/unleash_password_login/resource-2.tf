# Turning off the last way to sign in is refused unless it is meant.
resource "unleash_password_login" "this" {
  enabled       = false
  allow_lockout = true
}
