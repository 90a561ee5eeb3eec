# Other events from everywhere, and a new secret.
resource "unleash_integration" "audit" {
  type         = "webhook"
  description  = "Tells the audit log and the chat"
  enabled      = true
  events       = ["feature-environment-enabled", "feature-environment-disabled"]
  projects     = ["*"]
  environments = ["development", "production"]
  parameters   = { contentType = "application/json", bodyTemplate = "{ \"event\": \"{{event.type}}\" }" }

  parameters_wo = {
    url           = "https://audit.example.com/unleash"
    authorization = "Bearer the-new-one"
  }
  parameters_wo_version = 2
}
