# Fields that can keep people in their part of a rollout.
list "unleash_context_field" "sticky" {
  provider = unleash

  config {
    stickiness = true
  }
}
