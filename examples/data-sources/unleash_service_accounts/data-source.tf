data "unleash_service_accounts" "editors" {
  root_role = 2
}
