resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = 3
}

resource "unleash_user" "grace" {
  email     = "grace@example.com"
  root_role = 3
}

resource "unleash_group" "payments" {
  name         = "Payments"
  description  = "The team behind checkout"
  users        = [unleash_user.ada.id, unleash_user.grace.id]
  mappings_sso = ["payments-team", "payments-contractors"]
  root_role    = 3
}
