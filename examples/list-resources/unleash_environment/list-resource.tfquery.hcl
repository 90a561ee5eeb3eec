list "unleash_environment" "production" {
  provider = unleash

  config {
    type = "production"
  }
}
