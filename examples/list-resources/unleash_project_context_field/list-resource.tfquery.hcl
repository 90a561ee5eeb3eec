list "unleash_project_context_field" "default" {
  provider = unleash

  config {
    project = "default"
  }
}
