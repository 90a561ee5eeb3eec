resource "unleash_project_context_field" "basket" {
  project = "default"
  name    = "basketSize"
}

data "unleash_project_context_field" "basket" {
  project    = "default"
  name       = "basketSize"
  depends_on = [unleash_project_context_field.basket]
}
