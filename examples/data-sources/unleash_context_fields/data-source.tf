# Context fields of the instance that can keep people in their part of a rollout.
data "unleash_context_fields" "sticky" {
  stickiness = true
}

output "sticky" {
  value = data.unleash_context_fields.sticky.context_fields[*].name
}
