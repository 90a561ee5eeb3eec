resource "unleash_scim" "this" {
  enabled        = true
  token_rotation = "2027-01"
  keep_token     = false
}

ephemeral "unleash_scim_token" "this" {
  made_at = unleash_scim.this.token_made_at
}

# Stands for the write-only argument of a vault or of the identity provider: it is given the token when there is a new one.
resource "terraform_data" "identity_provider" {
  triggers_replace = unleash_scim.this.token_made_at

  provisioner "local-exec" {
    command     = "test -n \"$SCIM_TOKEN\""
    environment = { SCIM_TOKEN = ephemeral.unleash_scim_token.this.token }
  }
}
