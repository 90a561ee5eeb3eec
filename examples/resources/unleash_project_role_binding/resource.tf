resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = 3
}

resource "unleash_user" "grace" {
  email     = "grace@example.com"
  root_role = 3
}

resource "unleash_group" "payments" {
  name = "Payments"
}

data "unleash_role" "member" {
  name = "Member"
}

data "unleash_role" "owner" {
  name = "Owner"
}

# Exactly these have the role Member; other roles are left as they are.
resource "unleash_project_role_binding" "members" {
  project = unleash_project.checkout.id
  role    = data.unleash_role.member.id
  users   = [unleash_user.ada.id]
  groups  = [unleash_group.payments.id]
}
