resource "unleash_tag_type" "team" {
  name        = "team"
  description = "Who to ask about the flag"
  icon        = "person"
  color       = "#8154BF"
}
