data "unleash_project_access" "default" {
  project = "default"
}

output "owners" {
  value = flatten([for grant in data.unleash_project_access.default.roles : grant.users if grant.role == 4])
}
