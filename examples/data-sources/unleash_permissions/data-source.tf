# What a role for production can hold.
data "unleash_permissions" "production" {
  environment = "production"
}

data "unleash_permissions" "root" {
  type = "root"
}

output "production" {
  value = data.unleash_permissions.production.permissions[*].name
}
