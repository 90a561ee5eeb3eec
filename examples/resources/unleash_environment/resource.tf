resource "unleash_environment" "staging" {
  name               = "staging"
  type               = "preproduction"
  enabled            = true
  sort_order         = 20
  required_approvals = 1
}
