# A color, once set, can only be changed.
resource "unleash_tag_type" "team" {
  name  = "team"
  color = "#8154BF"
}
