resource "unleash_segment" "beta" {
  name        = "Beta customers"
  description = "Customers who asked for new things first"

  constraints = [
    {
      context_name = "userId"
      operator     = "IN"
      values       = ["17", "23", "42"]
    },
    {
      context_name     = "appName"
      operator         = "STR_STARTS_WITH"
      values           = ["shop-"]
      case_insensitive = true
    },
  ]
}
