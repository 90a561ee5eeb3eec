# What people see at this moment.
list "unleash_banner" "shown" {
  provider = unleash

  config {
    enabled = true
  }
}
