resource "unleash_project_default_strategy" "production" {
  project     = "default"
  environment = "production"
  rollout     = 25
}

data "unleash_project_default_strategy" "production" {
  project     = "default"
  environment = "production"
  depends_on  = [unleash_project_default_strategy.production]
}

output "rollout" {
  value = data.unleash_project_default_strategy.production.rollout
}
