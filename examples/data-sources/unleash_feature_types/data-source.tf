data "unleash_feature_types" "short_lived" {
  lifetime_days = 7
}
