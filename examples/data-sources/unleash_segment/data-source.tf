resource "unleash_segment" "beta" {
  name        = "Beta customers"
  constraints = [{ context_name = "userId", operator = "IN", values = ["17", "23"] }]
}

data "unleash_segment" "beta" {
  name       = "Beta customers"
  depends_on = [unleash_segment.beta]
}

output "number" {
  value = data.unleash_segment.beta.id
}
