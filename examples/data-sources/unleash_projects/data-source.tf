data "unleash_projects" "private" {
  mode = "private"
}
