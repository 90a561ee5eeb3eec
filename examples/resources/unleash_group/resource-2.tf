resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = 3
}

resource "unleash_user" "grace" {
  email     = "grace@example.com"
  root_role = 3
}

# A new name, another member list and another mapping.
resource "unleash_group" "payments" {
  name         = "Payments and billing"
  description  = "The team behind checkout and invoices"
  users        = [unleash_user.grace.id]
  mappings_sso = ["payments-team"]
  root_role    = 2
}
