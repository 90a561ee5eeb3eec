data "unleash_role" "owner" {
  name = "Owner"
}
