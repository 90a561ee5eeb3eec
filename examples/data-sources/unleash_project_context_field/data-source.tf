resource "unleash_project_context_field" "basket" {
  project = "default"
  name    = "basketSize"
}

data "unleash_project_context_field" "basket" {
  project    = "default"
  name       = "basketSize"
  depends_on = [unleash_project_context_field.basket]
}

output "values" {
  value = data.unleash_project_context_field.basket.legal_values[*].value
}
