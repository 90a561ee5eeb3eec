data "unleash_cors_origins" "all" {}

output "origins" {
  value = data.unleash_cors_origins.all.cors_origins[*].origin
}
