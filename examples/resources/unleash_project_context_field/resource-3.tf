# What is left out stays, but for the description.
resource "unleash_project_context_field" "basket" {
  project = "default"
  name    = "basketSize"
}
