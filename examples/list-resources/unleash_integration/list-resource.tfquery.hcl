list "unleash_integration" "webhooks" {
  provider = unleash

  config {
    type = "webhook"
  }
}
