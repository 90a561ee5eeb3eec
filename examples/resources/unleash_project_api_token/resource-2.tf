resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

# Every change makes another token.
resource "unleash_project_api_token" "backend" {
  project     = unleash_project.checkout.id
  token_name  = "checkout-browser"
  type        = "frontend"
  environment = "production"
}
