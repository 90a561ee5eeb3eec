resource "unleash_user" "ada" {
  username  = "ada"
  email     = "ada@example.com"
  name      = "Ada Lovelace"
  root_role = 3

  password_wo         = "Difference-Engine-1822"
  password_wo_version = 1
}
