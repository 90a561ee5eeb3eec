data "unleash_groups" "all" {}
