resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

resource "unleash_project_api_token" "backend" {
  project     = unleash_project.checkout.id
  token_name  = "checkout-backend"
  type        = "backend"
  environment = "development"
  expires_at  = "2031-01-31T00:00:00Z"
}
