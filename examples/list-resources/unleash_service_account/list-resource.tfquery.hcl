# Programs that may do everything.
list "unleash_service_account" "admins" {
  provider = unleash

  config {
    root_role = 1
  }
}
