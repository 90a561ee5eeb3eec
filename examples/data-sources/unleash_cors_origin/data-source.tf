data "unleash_cors_origin" "any" {
  origin = "*"
}

output "open_to_all" {
  value = data.unleash_cors_origin.any.origin == "*"
}
