resource "unleash_user" "ada" {
  email     = "ada@example.com"
  name      = "Ada Lovelace"
  root_role = 3
}

data "unleash_user" "by_email" {
  email      = "Ada@Example.com"
  depends_on = [unleash_user.ada]
}

data "unleash_user" "by_id" {
  id = unleash_user.ada.id
}

output "number" {
  value = data.unleash_user.by_email.id
}
