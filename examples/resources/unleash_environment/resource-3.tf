# Without required_approvals new projects ask for none.
resource "unleash_environment" "staging" {
  name = "staging"
  type = "test"
}
