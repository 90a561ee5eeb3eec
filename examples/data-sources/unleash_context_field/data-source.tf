data "unleash_context_field" "user_id" {
  name = "userId"
}

output "sticky" {
  value = data.unleash_context_field.user_id.stickiness
}
