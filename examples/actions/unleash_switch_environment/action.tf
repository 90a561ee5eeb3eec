action "unleash_switch_environment" "stop_production" {
  config {
    environment_name = "production"
    enabled          = false
  }
}

action "unleash_switch_environment" "resume_production" {
  config {
    environment_name = "production"
    enabled          = true
  }
}
