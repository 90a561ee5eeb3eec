resource "unleash_service_account" "pipeline" {
  username  = "pipeline"
  name      = "Pipeline"
  root_role = 2
}

# Every change makes another token.
resource "unleash_service_account_token" "terraform" {
  service_account_id = unleash_service_account.pipeline.id
  description        = "Terraform in CI, renewed"
  expires_at         = "2032-01-31T00:00:00Z"
}
