resource "unleash_maintenance" "this" {
  enabled = false
}
