resource "unleash_segment" "beta" {
  name        = "Beta customers"
  constraints = [{ context_name = "userId", operator = "IN", values = ["17", "23"] }]
}

resource "unleash_project_default_strategy" "production" {
  project     = "default"
  environment = "production"
  rollout     = 50
  stickiness  = "sessionId"
  group_id    = "bold"
  title       = "Half of everybody with a new app"

  constraints = [
    {
      context_name = "appVersion"
      operator     = "SEMVER_GT"
      value        = "2.0.0"
    },
  ]
}
