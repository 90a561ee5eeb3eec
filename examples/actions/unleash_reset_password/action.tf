resource "unleash_user" "grace" {
  email     = "grace@example.com"
  name      = "Grace Hopper"
  root_role = 3

  lifecycle {
    action_trigger {
      events  = [after_create]
      actions = [action.unleash_reset_password.grace]
    }
  }
}

action "unleash_reset_password" "grace" {
  config {
    user_id = unleash_user.grace.id
  }
}
