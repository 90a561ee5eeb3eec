data "unleash_feature_types" "short_lived" {
  lifetime_days = 7
}

output "short_lived" {
  value = data.unleash_feature_types.short_lived.feature_types[*].id
}
