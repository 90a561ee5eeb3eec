data "unleash_service_accounts" "editors" {
  root_role = 2
}

output "editors" {
  value = data.unleash_service_accounts.editors.service_accounts[*].username
}
