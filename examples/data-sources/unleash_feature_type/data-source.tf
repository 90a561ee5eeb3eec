data "unleash_feature_type" "release" {
  id = "release"
}
