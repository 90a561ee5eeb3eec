resource "unleash_segment" "beta" {
  name        = "Beta customers"
  constraints = [{ context_name = "userId", operator = "IN", values = ["17", "23"] }]
}

resource "unleash_project_default_strategy" "production" {
  project     = "default"
  environment = "production"
  rollout     = 25
  stickiness  = "userId"
  group_id    = "careful"
  title       = "A quarter of the beta customers"
  segments    = [unleash_segment.beta.id]

  constraints = [
    {
      context_name = "appName"
      operator     = "IN"
      values       = ["shop", "checkout"]
    },
  ]
}
