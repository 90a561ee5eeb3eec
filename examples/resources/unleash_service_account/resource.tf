resource "unleash_service_account" "pipeline" {
  username  = "pipeline"
  name      = "Pipeline"
  root_role = 2
}
