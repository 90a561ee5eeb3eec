# People with this role build flags and switch them in development only.
resource "unleash_role" "developer" {
  name        = "Developer"
  type        = "custom"
  description = "Builds flags and switches them in development"

  permissions = [
    { name = "CREATE_FEATURE" },
    { name = "UPDATE_FEATURE" },
    { name = "UPDATE_FEATURE_ENVIRONMENT", environment = "development" },
  ]
}
