data "unleash_tag_types" "all" {}
