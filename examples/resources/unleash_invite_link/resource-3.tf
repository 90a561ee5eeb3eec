# Another name is another link: this turns the first one off and makes a second.
resource "unleash_invite_link" "workshop" {
  name       = "Second workshop"
  expires_at = "2098-06-30T10:00:00Z"
}
