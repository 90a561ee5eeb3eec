data "unleash_tag_type" "simple" {
  name = "simple"
}

output "says" {
  value = data.unleash_tag_type.simple.description
}
