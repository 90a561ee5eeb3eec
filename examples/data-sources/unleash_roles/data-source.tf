# Custom roles for projects.
data "unleash_roles" "custom" {
  type = "custom"
}
