# Links with which people can sign up at this moment, if they have not expired.
data "unleash_invite_links" "enabled" {
  enabled = true
}

output "until" {
  value = { for link in data.unleash_invite_links.enabled.invite_links : link.name => link.expires_at }
}
