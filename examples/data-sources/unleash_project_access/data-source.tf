data "unleash_project_access" "default" {
  project = "default"
}
