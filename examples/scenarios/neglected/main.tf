# What grows where nobody looks: each rule of `unleash-admin policy` finds something here, and finds the same in its plan.
# Never take anything from it.

terraform {
  required_providers {
    unleash = {
      source = "unleash-admin/unleash"
    }
  }
}

provider "unleash" {}

locals {
  admin  = 1
  editor = 2
  viewer = 3
  owner  = 4
}

# Single sign-on was tried once, and passwords stayed.
resource "unleash_oidc" "this" {
  enabled           = false
  discover_url      = "https://login.example.com/.well-known/openid-configuration"
  client_id         = "unleash"
  secret_wo         = "a-secret-of-the-identity-provider"
  secret_wo_version = 1
  default_root_role = local.editor
}

resource "unleash_saml" "this" {
  enabled           = false
  entity_id         = "https://login.example.com/saml"
  sign_on_url       = "https://login.example.com/saml/sign-on"
  default_root_role = local.editor
  certificate       = <<-END
    -----BEGIN CERTIFICATE-----
    MIIBHzCBxgIBATAKBggqhkjOPQQDAjAcMRowGAYDVQQDDBFsb2dpbi5leGFtcGxl
    LmNvbTAeFw0yMDAxMDEwMDAwMDBaFw0yMTAxMDEwMDAwMDBaMBwxGjAYBgNVBAMM
    EWxvZ2luLmV4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEANyJ
    6hKcJbFulb6n2yPtWTp1gKSuKyzlFaCtiWPH6nHzhWwh8MQqeoxii1fRi2kJtl9R
    8FGfA2uyOMOrPTwOPDAKBggqhkjOPQQDAgNIADBFAiEAt8n2H+WrseeIyLMDVBA8
    DOSEhU47i0pZIgcwI/gmD8ACIGg6qdf9Q5BnBH5GhoCVEpjyk+TC3uxUy7Uy+2kM
    n0HV
    -----END CERTIFICATE-----
  END
}

resource "unleash_password_login" "this" {
  enabled = true
}

resource "unleash_scim" "this" {
  enabled = false
}

resource "unleash_invite_link" "everybody" {
  name       = "everybody"
  expires_at = "2099-01-01T00:00:00Z"
}

# One role for everything, and a person who has the rest by two.
resource "unleash_role" "release_manager" {
  name        = "Release manager"
  type        = "custom"
  description = "Needs nobody"
  permissions = [
    { name = "UPDATE_FEATURE_ENVIRONMENT", environment = "production" },
    { name = "APPROVE_CHANGE_REQUEST", environment = "production" },
    { name = "SKIP_CHANGE_REQUEST", environment = "production" },
  ]
}

resource "unleash_role" "reviewer" {
  name        = "Reviewer"
  type        = "custom"
  description = "Approves, and skips when it is late"
  permissions = [
    { name = "APPROVE_CHANGE_REQUEST", environment = "production" },
    { name = "SKIP_CHANGE_REQUEST", environment = "production" },
  ]
}

resource "unleash_user" "ann" {
  email     = "ann@example.com"
  root_role = local.viewer
}

resource "unleash_user" "bob" {
  email     = "bob@example.com"
  root_role = local.viewer
}

# A project of production that everybody sees, one person owns, and each of its members changes alone.
resource "unleash_project" "shop" {
  id          = "shop"
  name        = "Shop"
  description = "What customers see #production"
  mode        = "open"
}

resource "unleash_project_environment" "shop_production" {
  project_id              = unleash_project.shop.id
  environment_name        = "production"
  change_requests_enabled = false
}

resource "unleash_project_role_binding" "shop_owner" {
  project = unleash_project.shop.id
  role    = local.owner
  users   = [unleash_user.ann.id]
}

resource "unleash_project_role_binding" "shop_reviewer" {
  project = unleash_project.shop.id
  role    = unleash_role.reviewer.id
  users   = [unleash_user.ann.id]
}

# The project that every instance has, as it came, with one approval.
import {
  to = unleash_project.default
  id = "default"
}

resource "unleash_project" "default" {
  id          = "default"
  name        = "Default"
  description = "Default project"
  mode        = "open"
  on_destroy  = "forget"
}

import {
  to = unleash_project_environment.default_production
  id = "default:production"
}

resource "unleash_project_environment" "default_production" {
  project_id              = unleash_project.default.id
  environment_name        = "production"
  change_requests_enabled = true
  required_approvals      = 1
}

resource "unleash_project_access" "default" {
  project = unleash_project.default.id
  roles   = [{ role = local.owner, users = [unleash_user.bob.id], groups = [] }]
}

# Tokens for everything, for ever.
resource "unleash_api_token" "all" {
  token_name  = "all"
  type        = "backend"
  environment = "production"
  projects    = ["*"]
}

resource "unleash_service_account" "script" {
  username  = "script"
  name      = "Somebody's script"
  root_role = local.admin
}

resource "unleash_service_account_token" "script" {
  service_account_id = unleash_service_account.script.id
  description        = "somewhere"
  expires_at         = "2099-01-01T00:00:00Z"
}

# The instance itself.
resource "unleash_cors" "this" {
  origins = ["*"]
}

resource "unleash_integration" "metrics" {
  type       = "new-relic"
  events     = ["feature-environment-enabled"]
  parameters = { url = "http://collector.example.com/v1/events" }
  parameters_wo = {
    licenseKey = "a-licence-key"
  }
  parameters_wo_version = 1
}

# Somebody turned it on for an evening. While it is on Unleash refuses all else, so it comes last.
resource "unleash_maintenance" "this" {
  enabled = true
  depends_on = [
    unleash_api_token.all,
    unleash_cors.this,
    unleash_integration.metrics,
    unleash_invite_link.everybody,
    unleash_oidc.this,
    unleash_password_login.this,
    unleash_project_access.default,
    unleash_project_environment.default_production,
    unleash_project_environment.shop_production,
    unleash_project_role_binding.shop_owner,
    unleash_project_role_binding.shop_reviewer,
    unleash_role.release_manager,
    unleash_saml.this,
    unleash_scim.this,
    unleash_service_account_token.script,
  ]
}
