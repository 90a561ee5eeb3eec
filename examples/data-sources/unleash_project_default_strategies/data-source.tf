# Default strategies for production, of all projects.
data "unleash_project_default_strategies" "production" {
  environment = "production"
}

output "too_bold" {
  value = [
    for strategy in data.unleash_project_default_strategies.production.project_default_strategies : strategy.project
    if strategy.rollout > 50
  ]
}
