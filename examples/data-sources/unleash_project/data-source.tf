data "unleash_project" "default" {
  id = "default"
}
