resource "unleash_role" "releaser" {
  name        = "Releaser"
  type        = "custom"
  description = "Prepares flags, and switches them outside production."
  permissions = concat(
    [for name in provider::unleash::permissions("project", "CREATE_FEATURE", "UPDATE_FEATURE") : { name = name }],
    [for name in provider::unleash::permissions("environment", "UPDATE_FEATURE_ENVIRONMENT") : {
      name        = name
      environment = "development"
    }],
  )
}
