data "unleash_cors_origin" "any" {
  origin = "*"
}
