# Unleash cannot change a username: this replaces the user.
resource "unleash_user" "ada" {
  username  = "countess"
  email     = "ada@example.com"
  name      = "Ada Lovelace"
  root_role = 3
}
