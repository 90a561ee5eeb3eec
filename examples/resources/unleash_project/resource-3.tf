# What is left out is cleared, except mode and default stickiness, which stay as they are: a private project never reopens by itself.
resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout and payment"
}
