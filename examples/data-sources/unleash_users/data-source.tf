# Everybody who is Admin on the whole instance.
data "unleash_users" "admins" {
  root_role = 1
}

output "admins" {
  value = data.unleash_users.admins.users[*].email
}
