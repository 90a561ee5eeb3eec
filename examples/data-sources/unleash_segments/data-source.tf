# Segments of one project.
data "unleash_segments" "checkout" {
  project = "default"
}
