list "unleash_cors_origin" "all" {
  provider = unleash
}
