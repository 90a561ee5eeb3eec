resource "unleash_feature_type" "release" {
  id            = "release"
  lifetime_days = 60
}
