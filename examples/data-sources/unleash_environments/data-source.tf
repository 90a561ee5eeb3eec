data "unleash_environments" "production" {
  type = "production"
}
