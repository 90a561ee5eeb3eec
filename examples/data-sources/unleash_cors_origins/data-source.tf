data "unleash_cors_origins" "all" {}
