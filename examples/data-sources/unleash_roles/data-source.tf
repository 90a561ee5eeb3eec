# Custom roles for projects.
data "unleash_roles" "custom" {
  type = "custom"
}

output "numbers" {
  value = { for role in data.unleash_roles.custom.roles : role.name => role.id }
}
