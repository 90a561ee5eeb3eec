# Another type is another role: this replaces it by a root role, which people hold on the whole instance.
resource "unleash_role" "developer" {
  name        = "Access reviewer"
  type        = "root-custom"
  description = "Reads who may do what"

  permissions = [
    { name = "READ_ROLE" },
  ]
}
