resource "unleash_project" "other" {
  id   = "other"
  name = "Other"
}

data "unleash_role" "owner" {
  name = "Owner"
}

# Access to another project is another object: this replaces it.
resource "unleash_project_access" "checkout" {
  project = unleash_project.other.id
  roles   = [{ role = data.unleash_role.owner.id, users = [1], groups = [] }]
}
