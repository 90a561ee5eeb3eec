list "unleash_service_account_token" "all" {
  provider = unleash
}
