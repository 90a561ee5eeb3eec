# The workshop is over.
resource "unleash_invite_link" "workshop" {
  name       = "Workshop"
  expires_at = "2098-06-30T12:00:00+02:00"
  enabled    = false
}
