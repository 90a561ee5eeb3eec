resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
}

resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = 3
}

resource "unleash_group" "payments" {
  name = "Payments"
}

data "unleash_role" "owner" {
  name = "Owner"
}

data "unleash_role" "member" {
  name = "Member"
}

resource "unleash_project_access" "checkout" {
  project = unleash_project.checkout.id
  roles = [
    { role = data.unleash_role.owner.id, users = [unleash_user.ada.id], groups = [] },
    { role = data.unleash_role.member.id, users = [], groups = [unleash_group.payments.id] },
  ]
}
