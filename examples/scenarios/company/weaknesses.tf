# What a review of this company is to find: each of these was convenient for somebody once.

locals {
  # Switched off for a launch, and forgotten.
  without_four_eyes = ["growth"]

  # The lead has by name what the team has already.
  developers_by_name = { checkout = [local.leads["payments"]] }

  exceptions = {
    # Somebody outside of the company, with a role of its own in production.
    search = [{
      role   = unleash_role.releaser.id
      users  = [unleash_user.contractor.id, unleash_service_account.pipeline.id]
      groups = []
    }]
    # Whoever is on call may approve and skip: alone.
    payments = [{
      role   = unleash_role.on_call.id
      users  = [unleash_user.people["hana.sato"].id]
      groups = []
    }]
  }
}

resource "unleash_role" "on_call" {
  name        = "On call"
  type        = "custom"
  description = "Gets changes to production through at night"

  permissions = [
    for name in ["UPDATE_FEATURE_ENVIRONMENT", "APPROVE_CHANGE_REQUEST", "APPLY_CHANGE_REQUEST", "SKIP_CHANGE_REQUEST"] :
    { name = name, environment = "production" }
  ]
}

resource "unleash_user" "contractor" {
  email     = "rui.lopes@agency.test"
  name      = "Rui Lopes"
  root_role = data.unleash_role.predefined["Viewer"].id
}

# A machine that may do everything, with a key that outlives everybody's stay.
resource "unleash_service_account" "migration" {
  username  = "migration"
  name      = "Migration of 2024"
  root_role = data.unleash_role.predefined["Admin"].id
}

resource "unleash_service_account_token" "migration" {
  service_account_id = unleash_service_account.migration.id
  description        = "Just for the migration"
  expires_at         = "2099-12-31T00:00:00Z"
}

# A project that nobody owns.
resource "unleash_project" "labs" {
  id          = "labs"
  name        = "Labs"
  description = "Prototypes"
}

# Reads every project's flags in production, for ever.
resource "unleash_api_token" "wildcard" {
  token_name  = "all-of-production"
  type        = "backend"
  environment = "production"
  projects    = ["*"]
}

# Of a campaign: it expires, and nobody takes it away.
resource "unleash_api_token" "campaign" {
  token_name  = "spring-campaign"
  type        = "frontend"
  environment = "production"
  projects    = [unleash_project.projects["checkout"].id]
  expires_at  = "2030-06-30T00:00:00Z"
}

resource "unleash_invite_link" "workshop" {
  name       = "Workshop"
  expires_at = "2099-01-31T00:00:00Z"
}
