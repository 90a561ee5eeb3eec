# Tokens of browsers and apps.
list "unleash_api_token" "frontend" {
  provider = unleash

  config {
    type = "frontend"
  }
}
