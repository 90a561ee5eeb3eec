list "unleash_project_default_strategy" "production" {
  provider = unleash

  config {
    environment = "production"
  }
}
