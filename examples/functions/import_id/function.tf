output "import_id" {
  value = provider::unleash::import_id("unleash_project_environment", "default", "production")
}
