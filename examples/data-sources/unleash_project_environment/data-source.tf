data "unleash_project_environment" "production" {
  project_id       = "default"
  environment_name = "production"
}

output "four_eyes" {
  value = data.unleash_project_environment.production.change_requests_enabled
}
