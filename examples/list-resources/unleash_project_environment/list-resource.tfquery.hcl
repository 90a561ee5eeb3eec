list "unleash_project_environment" "production" {
  provider = unleash

  config {
    environment_name = "production"
  }
}
