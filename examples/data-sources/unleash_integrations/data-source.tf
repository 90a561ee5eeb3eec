# Every webhook that is told of events.
data "unleash_integrations" "webhooks" {
  type    = "webhook"
  enabled = true
}
