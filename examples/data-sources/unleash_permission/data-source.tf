data "unleash_permission" "create_project" {
  name = "CREATE_PROJECT"
}

data "unleash_permission" "toggle_in_production" {
  name        = "UPDATE_FEATURE_ENVIRONMENT"
  environment = "production"
}

output "acts_in" {
  value = data.unleash_permission.create_project.type
}
