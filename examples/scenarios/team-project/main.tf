# A team's project: who works in it, what they may do, and four eyes on production.
# Address and token of Unleash come from UNLEASH_URL and UNLEASH_AUTH_TOKEN.

terraform {
  required_providers {
    unleash = {
      source = "unleash-admin/unleash"
    }
  }
}

provider "unleash" {}

# People. Root role 3 is Viewer: they see the instance, and act only where a project lets them.
locals {
  viewer = 3
  people = {
    ada    = "Ada Lovelace"
    grace  = "Grace Hopper"
    edsger = "Edsger Dijkstra"
  }
}

resource "unleash_user" "team" {
  for_each  = local.people
  email     = "${each.key}@example.com"
  name      = each.value
  root_role = local.viewer
}

resource "unleash_group" "checkout" {
  name        = "Checkout"
  description = "The team behind cart and payment"
  users       = [for person in ["ada", "grace"] : unleash_user.team[person].id]
}

# Least privilege: developers build flags, and switch them in development alone.
resource "unleash_role" "developer" {
  name        = "Developer"
  type        = "custom"
  description = "Builds flags; switches them in development, proposes changes to production"

  permissions = [
    { name = "CREATE_FEATURE" },
    { name = "UPDATE_FEATURE" },
    { name = "UPDATE_FEATURE_ENVIRONMENT", environment = "development" },
    { name = "CREATE_FEATURE_STRATEGY", environment = "development" },
    { name = "UPDATE_FEATURE_STRATEGY", environment = "development" },
  ]
}

data "unleash_role" "owner" {
  name = "Owner"
}

# The project, hidden from people who are not in it.
resource "unleash_project" "checkout" {
  id          = "checkout"
  name        = "Checkout"
  description = "Cart, payment and receipts"
  mode        = "private"

  feature_naming = {
    pattern     = "checkout-[a-z-]+"
    example     = "checkout-one-click"
    description = "Begin with the name of the project"
  }
}

resource "unleash_project_access" "checkout" {
  project = unleash_project.checkout.id
  roles = [
    { role = data.unleash_role.owner.id, users = [unleash_user.team["edsger"].id], groups = [] },
    { role = unleash_role.developer.id, users = [], groups = [unleash_group.checkout.id] },
  ]
}

resource "unleash_project_environment" "development" {
  project_id       = unleash_project.checkout.id
  environment_name = "development"
}

# Changes to production need two more pairs of eyes.
resource "unleash_project_environment" "production" {
  project_id              = unleash_project.checkout.id
  environment_name        = "production"
  change_requests_enabled = true
  required_approvals      = 2
}

# Browsers may ask for flags from these origins alone.
resource "unleash_cors" "this" {
  origins = ["https://shop.example.com", "https://checkout.example.com"]
}
