# Who failed to sign in.
data "unleash_login_history" "failed" {
  successful = false
}

output "failed" {
  value = [for login in data.unleash_login_history.failed.logins : "${login.username} from ${login.ip}"]
}
