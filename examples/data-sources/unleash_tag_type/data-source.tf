data "unleash_tag_type" "simple" {
  name = "simple"
}
