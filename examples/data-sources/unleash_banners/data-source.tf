# What people see at this moment.
data "unleash_banners" "shown" {
  enabled = true
}
