list "unleash_feature_type" "all" {
  provider = unleash
}
