data "unleash_api_tokens" "production" {
  environment = "production"
}

output "never_end" {
  value = [for token in data.unleash_api_tokens.production.api_tokens : token.token_name if token.expires_at == null]
}
