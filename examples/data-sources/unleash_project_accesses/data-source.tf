data "unleash_project_accesses" "all" {}

output "without_owner" {
  value = [
    for access in data.unleash_project_accesses.all.project_accesses : access.project
    if !contains(access.roles[*].role, 4)
  ]
}
