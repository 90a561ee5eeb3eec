resource "unleash_service_account" "pipeline" {
  username  = "pipeline"
  name      = "Deployment pipeline"
  root_role = 3
}
