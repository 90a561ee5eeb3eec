resource "unleash_banner" "freeze" {
  message = "Code freeze from 18 December."
}

data "unleash_banner" "freeze" {
  id = unleash_banner.freeze.id
}

output "shows" {
  value = data.unleash_banner.freeze.enabled
}
