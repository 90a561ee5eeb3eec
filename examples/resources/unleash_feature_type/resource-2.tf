# Without lifetime_days a flag of this type never counts as potentially stale.
resource "unleash_feature_type" "release" {
  id = "release"
}
