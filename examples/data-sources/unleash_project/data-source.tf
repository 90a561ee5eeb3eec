data "unleash_project" "default" {
  id = "default"
}

output "mode" {
  value = data.unleash_project.default.mode
}
