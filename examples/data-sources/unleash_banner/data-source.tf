resource "unleash_banner" "freeze" {
  message = "Code freeze from 18 December."
}

data "unleash_banner" "freeze" {
  id = unleash_banner.freeze.id
}
