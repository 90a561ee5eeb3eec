resource "unleash_api_token" "shop" {
  token_name  = "shop-backend"
  type        = "backend"
  environment = "development"
  projects    = ["default"]
  expires_at  = "2031-01-31T00:00:00Z"
}
