resource "unleash_integration" "audit" {
  type         = "webhook"
  description  = "Tells the audit log"
  enabled      = false
  events       = ["feature-created", "feature-archived"]
  projects     = ["default"]
  environments = ["production"]
  parameters   = { contentType = "application/json" }

  parameters_wo = {
    url           = "https://audit.example.com/unleash"
    authorization = "Bearer of-the-audit-log"
  }
  parameters_wo_version = 1
}
