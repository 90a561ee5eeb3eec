resource "unleash_change_request_settings" "production" {
  project     = "default"
  environment = "production"
  enabled     = false
}
