resource "unleash_project" "checkout" {
  id          = "checkout"
  name        = "Checkout"
  description = "Cart, payment and receipts"
  mode        = "protected"

  feature_naming = {
    pattern     = "checkout-[a-z-]+"
    example     = "checkout-one-click"
    description = "Begin with the name of the project"
  }

  link_templates = [
    { title = "Issue", url_template = "https://issues.example.com/{{feature}}" },
    { url_template = "https://wiki.example.com/{{project}}" },
  ]

  default_stickiness = "userId"
}
