# Everybody who is Admin on the whole instance.
data "unleash_users" "admins" {
  root_role = 1
}
