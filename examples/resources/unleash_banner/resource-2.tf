# Prepared for the next time, but not shown.
resource "unleash_banner" "freeze" {
  message      = "Code freeze from 18 December."
  enabled      = false
  variant      = "info"
  sticky       = false
  icon         = "none"
  link         = "https://wiki.example.com/freeze"
  link_text    = "Read more"
  dialog_title = "Freeze"
  dialog       = "Changes need consent."
}
