data "unleash_project_context_fields" "default" {
  project = "default"
}
