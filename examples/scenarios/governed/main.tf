# A whole instance as an auditor wants to find it: `unleash-admin policy` has nothing to say of it, nor of its plan.
# Address and token of Unleash come from UNLEASH_URL and UNLEASH_AUTH_TOKEN. The admin token with which Unleash was started first
# is not in here: delete it once the pipeline has a token of its own.

terraform {
  required_providers {
    unleash = {
      source = "unleash-admin/unleash"
    }
  }
}

provider "unleash" {}

variable "client_secret" {
  description = "Secret of Unleash at the identity provider."
  type        = string
  sensitive   = true
  default     = "a-secret-of-the-identity-provider"
}

variable "tokens_expire_at" {
  description = "Instant at which tokens stop working: within a year, moved on before it comes."
  type        = string
  default     = "2027-06-30T00:00:00Z"
}

locals {
  viewer = 3
  owner  = 4
}

# Sign-in: through the identity provider alone, which keeps people and groups in step, and makes new people Viewers.
resource "unleash_oidc" "this" {
  enabled           = true
  discover_url      = "https://login.example.com/.well-known/openid-configuration"
  client_id         = "unleash"
  secret_wo         = var.client_secret
  secret_wo_version = 1
  auto_create       = true
  default_root_role = local.viewer
}

resource "unleash_password_login" "this" {
  enabled    = false
  depends_on = [unleash_oidc.this]
}

resource "unleash_scim" "this" {
  enabled = true
}

# Groups: their members come from the identity provider.
resource "unleash_group" "owners" {
  name         = "Shop owners"
  mappings_sso = ["unleash-shop-owners"]
}

resource "unleash_group" "developers" {
  name         = "Shop developers"
  mappings_sso = ["unleash-shop-developers"]
}

resource "unleash_group" "reviewers" {
  name         = "Shop reviewers"
  mappings_sso = ["unleash-shop-reviewers"]
}

# Duties: developers propose, reviewers approve, and nobody skips.
resource "unleash_role" "developer" {
  name        = "Developer"
  type        = "custom"
  description = "Builds flags, switches them in development, proposes changes to production"
  permissions = [
    { name = "CREATE_FEATURE" },
    { name = "UPDATE_FEATURE" },
    { name = "UPDATE_FEATURE_ENVIRONMENT", environment = "development" },
    { name = "UPDATE_FEATURE_ENVIRONMENT", environment = "production" },
  ]
}

resource "unleash_role" "reviewer" {
  name        = "Reviewer"
  type        = "custom"
  description = "Approves changes to production and applies them"
  permissions = [
    { name = "APPROVE_CHANGE_REQUEST", environment = "production" },
    { name = "APPLY_CHANGE_REQUEST", environment = "production" },
  ]
}

# The project of the shop: for its members, with four eyes on production.
resource "unleash_project" "shop" {
  id          = "shop"
  name        = "Shop"
  description = "What customers see #production"
  mode        = "private"
}

resource "unleash_project_environment" "shop_development" {
  project_id       = unleash_project.shop.id
  environment_name = "development"
}

resource "unleash_project_environment" "shop_production" {
  project_id              = unleash_project.shop.id
  environment_name        = "production"
  change_requests_enabled = true
  required_approvals      = 2
}

resource "unleash_project_access" "shop" {
  project = unleash_project.shop.id
  roles = [
    { role = local.owner, users = [], groups = [unleash_group.owners.id] },
    { role = unleash_role.developer.id, users = [], groups = [unleash_group.developers.id] },
    { role = unleash_role.reviewer.id, users = [], groups = [unleash_group.reviewers.id] },
  ]
}

# The project that every instance has is no way around it.
import {
  to = unleash_project.default
  id = "default"
}

resource "unleash_project" "default" {
  id          = "default"
  name        = "Default"
  description = "Nothing belongs here"
  mode        = "protected"
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
  required_approvals      = 2
}

resource "unleash_project_access" "default" {
  project = unleash_project.default.id
  roles   = [{ role = local.owner, users = [], groups = [unleash_group.owners.id] }]
}

# Programs: an SDK reads one project, and the pipeline may do what it does and no more.
resource "unleash_api_token" "shop" {
  token_name  = "shop-backend"
  type        = "backend"
  environment = "production"
  projects    = [unleash_project.shop.id]
  expires_at  = var.tokens_expire_at
}

resource "unleash_role" "pipeline" {
  name        = "Pipeline"
  type        = "root-custom"
  description = "What the pipeline that watches for drift may do"
  permissions = [
    { name = "READ_ROLE" },
    { name = "READ_CLIENT_API_TOKEN" },
    { name = "READ_FRONTEND_API_TOKEN" },
  ]
}

resource "unleash_service_account" "pipeline" {
  username  = "pipeline"
  name      = "Pipeline"
  root_role = unleash_role.pipeline.id
}

resource "unleash_service_account_token" "pipeline" {
  service_account_id = unleash_service_account.pipeline.id
  description        = "drift, every night"
  expires_at         = var.tokens_expire_at
}

# The instance itself.
resource "unleash_cors" "this" {
  origins = ["https://shop.example.com"]
}

resource "unleash_integration" "metrics" {
  type        = "new-relic"
  description = "What happened, beside what it did"
  events      = ["feature-environment-enabled", "feature-environment-disabled"]
  parameters  = { url = "https://insights-collector.eu01.nr-data.net/v1/accounts/1/events" }
  parameters_wo = {
    licenseKey = "a-licence-key"
  }
  parameters_wo_version = 1
}

resource "unleash_maintenance" "this" {
  enabled = false
}
