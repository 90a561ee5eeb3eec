data "unleash_project_environment" "production" {
  project_id       = "default"
  environment_name = "production"
}
