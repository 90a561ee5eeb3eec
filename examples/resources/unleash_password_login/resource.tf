resource "unleash_password_login" "this" {
  enabled = true
}
