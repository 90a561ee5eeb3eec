# Who failed to sign in.
data "unleash_login_history" "failed" {
  successful = false
}
