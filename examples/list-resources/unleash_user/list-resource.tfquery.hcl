list "unleash_user" "viewers" {
  provider = unleash

  config {
    root_role = 3
  }
}
