resource "unleash_maintenance" "this" {
  enabled = true
}
