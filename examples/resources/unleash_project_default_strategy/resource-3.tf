resource "unleash_segment" "beta" {
  name        = "Beta customers"
  constraints = [{ context_name = "userId", operator = "IN", values = ["17", "23"] }]
}

# Everybody, without conditions.
resource "unleash_project_default_strategy" "production" {
  project     = "default"
  environment = "production"
}
