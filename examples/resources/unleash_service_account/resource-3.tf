# Another username is another account: this replaces it.
resource "unleash_service_account" "pipeline" {
  username  = "deployment"
  name      = "Deployment pipeline"
  root_role = 3
}
