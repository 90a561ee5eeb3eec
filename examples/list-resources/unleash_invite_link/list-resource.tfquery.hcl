# Links with which people can sign up, if they have not expired.
list "unleash_invite_link" "enabled" {
  provider = unleash

  config {
    enabled = true
  }
}
