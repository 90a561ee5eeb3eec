resource "unleash_tag_type" "team" {
  name        = "team"
  description = "The team that owns the flag"
  icon        = "group"
  color       = "#1A4049"
}
