data "unleash_project_context_fields" "default" {
  project = "default"
}

output "names" {
  value = data.unleash_project_context_fields.default.project_context_fields[*].name
}
