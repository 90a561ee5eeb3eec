ephemeral "unleash_api_token" "smoke_test" {
  token_name  = "smoke test after a deployment"
  type        = "backend"
  environment = "development"
  projects    = ["default"]
}

resource "terraform_data" "smoke_test" {
  triggers_replace = ["1.4.2"]

  provisioner "local-exec" {
    command     = "test -n \"$UNLEASH_TOKEN\""
    environment = { UNLEASH_TOKEN = ephemeral.unleash_api_token.smoke_test.secret }
  }
}
