resource "unleash_service_account" "pipeline" {
  username  = "pipeline"
  name      = "Pipeline"
  root_role = 2
}

resource "unleash_service_account_token" "terraform" {
  service_account_id = unleash_service_account.pipeline.id
  description        = "Terraform in CI"
  expires_at         = "2031-01-31T00:00:00Z"
}
