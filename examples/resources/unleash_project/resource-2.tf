resource "unleash_project" "checkout" {
  id          = "checkout"
  name        = "Checkout and payment"
  description = "Cart, payment, receipts and refunds"
  mode        = "private"

  feature_naming = {
    pattern     = "pay-[a-z-]+"
    example     = "pay-one-click"
    description = "Begin with pay"
  }

  link_templates = [
    { title = "Ticket", url_template = "https://tickets.example.com/{{feature}}" },
  ]

  default_stickiness = "sessionId"
}
