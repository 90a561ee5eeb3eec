# What people see at this moment.
data "unleash_banners" "shown" {
  enabled = true
}

output "messages" {
  value = data.unleash_banners.shown.banners[*].message
}
