# Groups whose members are Admin.
list "unleash_group" "admins" {
  provider = unleash

  config {
    root_role = 1
  }
}
