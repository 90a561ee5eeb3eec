resource "unleash_banner" "freeze" {
  message      = "Code freeze from 20 December. **Ask before you change flags.**"
  variant      = "warning"
  sticky       = true
  icon         = "ac_unit"
  link         = "dialog"
  link_text    = "What does that mean?"
  dialog_title = "Code freeze"
  dialog       = "Changes to flags in production need the consent of *operations* until 6 January."
}
