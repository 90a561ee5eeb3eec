list "unleash_tag_type" "all" {
  provider = unleash
}
