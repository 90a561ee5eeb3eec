# Another name is another tag type: this replaces it.
resource "unleash_tag_type" "team" {
  name = "owner"
}
