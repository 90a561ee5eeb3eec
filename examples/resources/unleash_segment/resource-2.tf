resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

# Another name, other conditions, and for one project alone.
resource "unleash_segment" "beta" {
  name        = "Beta customers of the checkout"
  description = "Customers who try a new checkout"
  project     = unleash_project.checkout.id

  constraints = [
    {
      context_name = "userId"
      operator     = "NOT_IN"
      values       = ["17"]
      inverted     = true
    },
    {
      context_name = "appVersion"
      operator     = "SEMVER_GTE"
      value        = "2.4.0"
    },
  ]
}
