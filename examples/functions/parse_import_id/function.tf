output "environment" {
  value = provider::unleash::parse_import_id("unleash_project_environment", "default:production").environment_name
}
