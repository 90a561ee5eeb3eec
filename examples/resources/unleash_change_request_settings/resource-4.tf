# Another environment is another object: this replaces it.
resource "unleash_change_request_settings" "production" {
  project     = "default"
  environment = "development"
  enabled     = true
}
