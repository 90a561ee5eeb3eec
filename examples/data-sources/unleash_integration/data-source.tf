resource "unleash_integration" "audit" {
  type   = "webhook"
  events = ["feature-created"]

  parameters_wo         = { url = "https://audit.example.com/unleash" }
  parameters_wo_version = 1
}

data "unleash_integration" "audit" {
  id = unleash_integration.audit.id
}

output "events" {
  value = data.unleash_integration.audit.events
}
