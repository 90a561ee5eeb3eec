list "unleash_project_api_token" "all" {
  provider = unleash
}
