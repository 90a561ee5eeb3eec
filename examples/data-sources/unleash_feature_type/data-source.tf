data "unleash_feature_type" "release" {
  id = "release"
}

output "lifetime" {
  value = data.unleash_feature_type.release.lifetime_days
}
