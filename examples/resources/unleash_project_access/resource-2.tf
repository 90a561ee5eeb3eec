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

# The group takes over; a role without members may be listed.
resource "unleash_project_access" "checkout" {
  project = unleash_project.checkout.id
  roles = [
    { role = data.unleash_role.owner.id, users = [], groups = [unleash_group.payments.id] },
    { role = data.unleash_role.member.id, users = [], groups = [] },
  ]
}
