data "unleash_environments" "production" {
  type = "production"
}

output "production" {
  value = data.unleash_environments.production.environments[*].name
}
