data "unleash_environment" "production" {
  name = "production"
}

output "approvals" {
  value = data.unleash_environment.production.required_approvals
}
