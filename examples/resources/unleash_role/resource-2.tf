# Renamed, described anew, and allowed to change strategies too.
resource "unleash_role" "developer" {
  name        = "Flag developer"
  type        = "custom"
  description = "Builds flags; switches them and their strategies in development"

  permissions = [
    { name = "CREATE_FEATURE" },
    { name = "UPDATE_FEATURE_ENVIRONMENT", environment = "development" },
    { name = "UPDATE_FEATURE_STRATEGY", environment = "development" },
  ]
}
