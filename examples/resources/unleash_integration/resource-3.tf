# What is left out is removed.
resource "unleash_integration" "audit" {
  type   = "webhook"
  events = ["feature-environment-enabled", "feature-environment-disabled"]

  parameters_wo         = { url = "https://audit.example.com/unleash" }
  parameters_wo_version = 3
}
