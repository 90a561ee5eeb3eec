# Every value is allowed now.
resource "unleash_context_field" "region" {
  name         = "region"
  description  = "Where the customer pays taxes"
  stickiness   = false
  legal_values = []
}
