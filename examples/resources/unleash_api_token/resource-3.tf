# Another environment, type or project makes another token. Without projects it reads the flags of all of them.
resource "unleash_api_token" "shop" {
  token_name  = "shop-frontend"
  type        = "frontend"
  environment = "production"
  expires_at  = "2032-01-31T00:00:00Z"
}
