# Another address, name, password and root role; the first password is set without a welcome e-mail.
resource "unleash_user" "ada" {
  username   = "ada"
  email      = "Ada.Lovelace@example.com"
  name       = "Ada King"
  password   = "Analytical-Engine-1843"
  root_role  = 2
  send_email = false

  timeouts = {
    create = "30m"
  }
}
