resource "unleash_environment" "staging" {
  name               = "staging"
  type               = "test"
  enabled            = false
  sort_order         = 30
  required_approvals = 2
}
