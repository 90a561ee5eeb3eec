list "unleash_project" "private" {
  provider = unleash

  config {
    mode = "private"
  }
}
