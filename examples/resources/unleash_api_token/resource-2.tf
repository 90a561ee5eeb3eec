# When it expires is all that can change in place.
resource "unleash_api_token" "shop" {
  token_name  = "shop-backend"
  type        = "backend"
  environment = "development"
  projects    = ["default"]
  expires_at  = "2032-01-31T00:00:00+01:00"
}
