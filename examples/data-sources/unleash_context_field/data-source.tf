data "unleash_context_field" "user_id" {
  name = "userId"
}
