# What `unleash-admin policy` is shown with in its page: plan.json beside it is what Terraform plans for it.
terraform {
  required_providers {
    unleash = {
      source = "unleash-admin/unleash"
    }
  }
}

resource "unleash_project" "shop" {
  id   = "shop"
  name = "Shop"
  mode = "open"
}

resource "unleash_project_environment" "production" {
  project_id         = unleash_project.shop.id
  environment_name   = "production"
  required_approvals = 1
}

resource "unleash_api_token" "shop" {
  token_name  = "shop-backend"
  type        = "backend"
  environment = "production"
  projects    = [unleash_project.shop.id]
}
