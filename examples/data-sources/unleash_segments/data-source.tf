# Segments of one project.
data "unleash_segments" "checkout" {
  project = "default"
}

output "numbers" {
  value = { for segment in data.unleash_segments.checkout.segments : segment.name => segment.id }
}
