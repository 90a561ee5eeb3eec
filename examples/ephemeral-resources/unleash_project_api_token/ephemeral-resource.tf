ephemeral "unleash_project_api_token" "smoke_test" {
  project     = "default"
  token_name  = "smoke test after a deployment"
  type        = "frontend"
  environment = "development"
  minutes     = 10
}

resource "terraform_data" "smoke_test" {
  triggers_replace = ["1.4.2"]

  provisioner "local-exec" {
    command     = "test -n \"$UNLEASH_TOKEN\""
    environment = { UNLEASH_TOKEN = ephemeral.unleash_project_api_token.smoke_test.secret }
  }
}
