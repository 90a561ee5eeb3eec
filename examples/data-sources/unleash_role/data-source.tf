data "unleash_role" "owner" {
  name = "Owner"
}

output "number" {
  value = data.unleash_role.owner.id
}
