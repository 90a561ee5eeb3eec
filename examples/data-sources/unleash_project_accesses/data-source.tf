data "unleash_project_accesses" "all" {}
