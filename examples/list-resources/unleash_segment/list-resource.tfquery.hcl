# Segments of one project.
list "unleash_segment" "default" {
  provider = unleash

  config {
    project = "default"
  }
}
