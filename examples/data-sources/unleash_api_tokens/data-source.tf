data "unleash_api_tokens" "production" {
  environment = "production"
}
