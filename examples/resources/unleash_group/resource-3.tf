# What is left out is removed: no members, no mappings, no root role.
resource "unleash_group" "payments" {
  name = "Payments and billing"
}
