action "unleash_rotate_scim_token" "identity_provider" {
  config {
    token_file = abspath("${path.root}/scim-token")
  }
}
