resource "unleash_service_account" "projects" {
  username  = "terraform-projects"
  name      = "Terraform, projects alone"
  root_role = 2
}

ephemeral "unleash_service_account_token" "projects" {
  service_account_id = unleash_service_account.projects.id
  description        = "one run of Terraform"
}

# What this provider does, it does with the rights of the service account.
provider "unleash" {
  alias         = "projects"
  authorization = ephemeral.unleash_service_account_token.projects.secret
}

resource "unleash_project" "shop" {
  provider = unleash.projects

  id   = "shop"
  name = "Shop"
}
