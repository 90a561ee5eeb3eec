resource "unleash_service_account" "pipeline" {
  username  = "pipeline"
  name      = "Pipeline"
  root_role = 2
}

data "unleash_service_account" "pipeline" {
  username = unleash_service_account.pipeline.username
}

output "number" {
  value = data.unleash_service_account.pipeline.id
}
