data "unleash_instance" "this" {}

output "edition" {
  value = data.unleash_instance.this.edition

  precondition {
    condition     = !data.unleash_instance.this.maintenance
    error_message = "Unleash is in maintenance and refuses changes."
  }
}
