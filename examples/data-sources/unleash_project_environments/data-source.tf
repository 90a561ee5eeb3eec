# Where changes take effect without a second pair of eyes.
data "unleash_project_environments" "unguarded" {
  environment_name        = "production"
  change_requests_enabled = false
}

output "unguarded" {
  value = data.unleash_project_environments.unguarded.project_environments[*].project_id
}
