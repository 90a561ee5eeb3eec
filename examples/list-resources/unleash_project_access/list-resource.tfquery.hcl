list "unleash_project_access" "all" {
  provider = unleash
}
