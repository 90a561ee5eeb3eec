# An e-mail address alone is enough to sign in. Who has a username keeps it.
resource "unleash_user" "ada" {
  email     = "ada@example.com"
  name      = "Ada Lovelace"
  root_role = 2
}
