variable "pipeline_token" {
  type      = string
  sensitive = true
  default   = "shop:production.964a287e1b728cb5f4f3e0120df92cb5"
}

locals {
  pipeline = nonsensitive(provider::unleash::parse_api_token(var.pipeline_token))
}

output "pipeline_environment" {
  value = local.pipeline.environment

  precondition {
    condition     = local.pipeline.kind != "admin"
    error_message = "The pipeline must not have a token for everything."
  }
}
