# Default strategies for production, of all projects.
data "unleash_project_default_strategies" "production" {
  environment = "production"
}
