resource "unleash_group" "payments" {
  name = "Payments"
}

data "unleash_group" "by_name" {
  name = unleash_group.payments.name
}

data "unleash_group" "by_id" {
  id = unleash_group.payments.id
}

output "members" {
  value = data.unleash_group.by_name.users
}
