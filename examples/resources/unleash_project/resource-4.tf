# Another id is another project: this replaces it.
resource "unleash_project" "checkout" {
  id   = "payment"
  name = "Checkout and payment"
}
