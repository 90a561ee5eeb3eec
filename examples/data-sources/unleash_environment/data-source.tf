data "unleash_environment" "production" {
  name = "production"
}
