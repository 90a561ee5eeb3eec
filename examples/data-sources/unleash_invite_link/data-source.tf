resource "unleash_invite_link" "workshop" {
  name       = "Workshop"
  expires_at = "2099-01-31T00:00:00Z"
}

data "unleash_invite_link" "workshop" {
  name       = "Workshop"
  depends_on = [unleash_invite_link.workshop]
}

output "until" {
  value = data.unleash_invite_link.workshop.expires_at
}
