# The projects of the company: who owns them, who builds in them, and four eyes on what customers see.

locals {
  admins = ["ada.okafor", "alan.lindqvist"]

  # A project belongs to a team. Others contribute to it.
  projects = {
    checkout = { owner = "checkout", contributors = ["payments"], mode = "protected" }
    payments = { owner = "payments", contributors = ["checkout"], mode = "private" }
    search   = { owner = "search", contributors = ["mobile", "growth"], mode = "open" }
    mobile   = { owner = "mobile", contributors = ["checkout", "search"], mode = "protected" }
    growth   = { owner = "growth", contributors = ["mobile"], mode = "open" }
    platform = { owner = "platform", contributors = ["security"], mode = "private" }
  }
}

resource "unleash_role" "operator" {
  name        = "Operator"
  type        = "root-custom"
  description = "Keeps the instance in order, but appoints nobody"

  permissions = [for name in ["CREATE_PROJECT", "UPDATE_CORS", "UPDATE_MAINTENANCE_MODE", "READ_LOGS", "READ_ROLE"] : { name = name }]
}

resource "unleash_role" "developer" {
  name        = "Developer"
  type        = "custom"
  description = "Builds flags; switches them in development, proposes changes to production"

  permissions = concat(
    [for name in ["CREATE_FEATURE", "UPDATE_FEATURE", "UPDATE_FEATURE_VARIANTS"] : { name = name }],
    [
      for name in ["UPDATE_FEATURE_ENVIRONMENT", "CREATE_FEATURE_STRATEGY", "UPDATE_FEATURE_STRATEGY"] :
      { name = name, environment = "development" }
    ],
  )
}

resource "unleash_role" "approver" {
  name        = "Approver"
  type        = "custom"
  description = "Approves and applies changes to production that others propose"

  permissions = [
    for name in ["APPROVE_CHANGE_REQUEST", "APPLY_CHANGE_REQUEST"] : { name = name, environment = "production" }
  ]
}

resource "unleash_role" "releaser" {
  name        = "Releaser"
  type        = "custom"
  description = "Switches flags in production"

  permissions = [{ name = "UPDATE_FEATURE_ENVIRONMENT", environment = "production" }]
}

resource "unleash_project" "projects" {
  for_each    = local.projects
  id          = each.key
  name        = title(each.key)
  description = "Of the team ${each.value.owner}"
  mode        = each.value.mode
}

resource "unleash_project_environment" "development" {
  for_each         = unleash_project.projects
  project_id       = each.value.id
  environment_name = "development"
}

# Changes to production need two more pairs of eyes, in each project but one.
resource "unleash_project_environment" "production" {
  for_each                = unleash_project.projects
  project_id              = each.value.id
  environment_name        = "production"
  change_requests_enabled = !contains(local.without_four_eyes, each.key)
  required_approvals      = contains(local.without_four_eyes, each.key) ? null : 2
}

resource "unleash_project_access" "projects" {
  for_each = local.projects
  project  = unleash_project.projects[each.key].id

  roles = concat(
    [
      {
        role   = data.unleash_role.predefined["Owner"].id
        users  = []
        groups = [unleash_group.teams[each.value.owner].id]
      },
      {
        role   = unleash_role.developer.id
        users  = [for username in lookup(local.developers_by_name, each.key, []) : unleash_user.people[username].id]
        groups = [for team in each.value.contributors : unleash_group.teams[team].id]
      },
      {
        role   = unleash_role.approver.id
        users  = []
        groups = [unleash_group.approvers.id]
      },
    ],
    lookup(local.exceptions, each.key, []),
  )
}

# Machines: a pipeline that releases, and an auditor that reads.
resource "unleash_service_account" "pipeline" {
  username  = "release-pipeline"
  name      = "Release pipeline"
  root_role = data.unleash_role.predefined["Viewer"].id
}

resource "unleash_service_account_token" "pipeline" {
  service_account_id = unleash_service_account.pipeline.id
  description        = "Releases from CI"
  expires_at         = "2031-01-31T00:00:00Z"
}

resource "unleash_service_account" "auditor" {
  username  = "auditor"
  name      = "Auditor"
  root_role = data.unleash_role.predefined["Viewer"].id
}

# Each project has a token for its servers in each environment, which expires.
resource "unleash_api_token" "servers" {
  for_each = {
    for pair in setproduct(keys(local.projects), ["development", "production"]) : join("-", pair) => pair
  }
  token_name  = "${each.key}-servers"
  type        = "backend"
  environment = each.value[1]
  projects    = [unleash_project.projects[each.value[0]].id]
  expires_at  = "2031-01-31T00:00:00Z"
}
