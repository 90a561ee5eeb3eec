resource "unleash_user" "ada" {
  username  = "ada"
  email     = "ada@example.com"
  name      = "Ada Lovelace"
  root_role = 3
}
