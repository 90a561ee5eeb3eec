data "unleash_instance" "this" {}
