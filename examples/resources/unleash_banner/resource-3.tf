# What is left out is removed, and the message shows again.
resource "unleash_banner" "freeze" {
  message = "Code freeze from 18 December."
}
