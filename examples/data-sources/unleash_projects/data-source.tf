data "unleash_projects" "private" {
  mode = "private"
}

output "private" {
  value = { for project in data.unleash_projects.private.projects : project.id => project.name }
}
