data "unleash_groups" "all" {}

output "kept_by_sso" {
  value = [for group in data.unleash_groups.all.groups : group.name if length(group.mappings_sso) > 0]
}
