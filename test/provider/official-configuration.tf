# A configuration for the official provider: each of its resources and data sources, as people write them.

resource "unleash_environment" "staging" {
  name = "staging"
  type = "preproduction"
}

resource "unleash_project" "shop" {
  id          = "shop"
  name        = "Shop"
  description = "Everything that sells"
  mode        = "protected"

  feature_naming = {
    pattern     = "shop[.][a-z-]+"
    example     = "shop.new-cart"
    description = "Begins with the project"
  }

  link_templates = [
    {
      title        = "Tracker"
      url_template = "https://tracker.example.com/{{feature}}"
    },
    {
      url_template = "https://wiki.example.com/{{project}}"
    },
  ]
}

resource "unleash_project_environment" "staging" {
  project_id              = unleash_project.shop.id
  environment_name        = unleash_environment.staging.name
  change_requests_enabled = true
  required_approvals      = 2
}

resource "unleash_project_environment" "development" {
  project_id       = unleash_project.shop.id
  environment_name = "development"
}

resource "unleash_context_field" "region" {
  name        = "region"
  description = "Where the customer is"
  stickiness  = true
  legal_values = [
    {
      value       = "eu"
      description = "Europe"
    },
    {
      value = "us"
    },
  ]
}

resource "unleash_role" "releaser" {
  name        = "Releaser"
  type        = "custom"
  description = "Turns flags on"
  permissions = [
    {
      name = "CREATE_FEATURE"
    },
    {
      name        = "UPDATE_FEATURE_ENVIRONMENT"
      environment = unleash_environment.staging.name
    },
  ]
}

resource "unleash_role" "auditor" {
  name        = "Auditor"
  type        = "root-custom"
  description = "Reads roles"
  permissions = [{ name = "READ_ROLE" }]
}

data "unleash_role" "editor" {
  name = "Editor"
}

resource "unleash_user" "grace" {
  name       = "Grace Hopper"
  email      = "Grace@example.com"
  username   = "grace"
  password   = "Nanoseconds-1906"
  root_role  = data.unleash_role.editor.id
  send_email = false
}

resource "unleash_user" "alan" {
  email     = "alan@example.com"
  root_role = unleash_role.auditor.id
}

resource "unleash_group" "compilers" {
  name         = "Compilers"
  description  = "Who writes them"
  mappings_sso = ["compilers", "languages"]
  root_role    = tonumber(unleash_role.auditor.id)
  users        = [tonumber(unleash_user.grace.id), tonumber(unleash_user.alan.id)]
}

resource "unleash_service_account" "pipeline" {
  name      = "Pipeline"
  username  = "pipeline"
  root_role = 2
}

resource "unleash_service_account_token" "pipeline" {
  service_account_id = unleash_service_account.pipeline.id
  description        = "For the pipeline"
  expires_at         = "2031-05-04T12:00:00Z"
}

resource "unleash_project_access" "shop" {
  project = unleash_project.shop.id
  roles = [
    {
      role   = 4
      users  = [unleash_user.grace.id, unleash_service_account.pipeline.id]
      groups = []
    },
    {
      role   = unleash_role.releaser.id
      users  = []
      groups = [unleash_group.compilers.id]
    },
  ]
}

resource "unleash_api_token" "backend" {
  token_name  = "shop-backend"
  type        = "client"
  environment = unleash_project_environment.development.environment_name
  projects    = [unleash_project.shop.id]
  expires_at  = "2031-05-04T12:00:00Z"
}

resource "unleash_api_token" "browser" {
  token_name  = "shop-browser"
  type        = "frontend"
  environment = "development"
  project     = unleash_project.shop.id
}

resource "unleash_oidc" "login" {
  enabled           = true
  discover_url      = "https://login.example.com/.well-known/openid-configuration"
  client_id         = "unleash"
  secret            = "oidc-client-secret"
  auto_create       = true
  default_root_role = 3
}

resource "unleash_saml" "login" {
  enabled           = false
  certificate       = "MIIBcertificate"
  entity_id         = "unleash"
  sign_on_url       = "https://login.example.com/saml"
  auto_create       = false
  default_root_role = 3
}

data "unleash_user" "grace" {
  email = unleash_user.grace.email
}

data "unleash_user" "alan" {
  id = unleash_user.alan.id
}

data "unleash_group" "compilers" {
  name = unleash_group.compilers.name
}

data "unleash_project" "shop" {
  id = unleash_project.shop.id
}

data "unleash_permission" "create" {
  name = "CREATE_PROJECT"
}

data "unleash_permission" "turn_on" {
  name        = "UPDATE_FEATURE_ENVIRONMENT"
  environment = unleash_environment.staging.name
}

data "unleash_context_field" "region" {
  name = unleash_context_field.region.name
}

data "unleash_environment" "staging" {
  name = unleash_environment.staging.name
  type = "preproduction"
}

data "unleash_project_environment" "staging" {
  project_id       = unleash_project_environment.staging.project_id
  environment_name = unleash_project_environment.staging.environment_name
}
