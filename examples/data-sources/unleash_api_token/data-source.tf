resource "unleash_api_token" "shop" {
  token_name = "shop-backend"
  type       = "backend"
}

# Its name, type and scope; the secret is not shown.
data "unleash_api_token" "shop" {
  token_name = unleash_api_token.shop.token_name
}

output "ends" {
  value = data.unleash_api_token.shop.expires_at
}
