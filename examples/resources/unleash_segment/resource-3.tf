resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

# For every project again, and for everybody.
resource "unleash_segment" "beta" {
  name        = "Beta customers of the checkout"
  constraints = []
}
