data "unleash_tag_types" "all" {}

output "names" {
  value = data.unleash_tag_types.all.tag_types[*].name
}
