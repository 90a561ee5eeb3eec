# Custom roles for projects; those that come with Unleash cannot be managed.
list "unleash_role" "custom" {
  provider = unleash

  config {
    type = "custom"
  }
}
