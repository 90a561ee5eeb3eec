# Every webhook that is told of events.
data "unleash_integrations" "webhooks" {
  type    = "webhook"
  enabled = true
}

output "descriptions" {
  value = data.unleash_integrations.webhooks.integrations[*].description
}
