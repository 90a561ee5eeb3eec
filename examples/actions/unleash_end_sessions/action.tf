resource "unleash_user" "ada" {
  email     = "ada@example.com"
  name      = "Ada Lovelace"
  root_role = 3

  # Whoever may do less, or more, signs in anew.
  lifecycle {
    action_trigger {
      events  = [after_update]
      actions = [action.unleash_end_sessions.ada, action.unleash_reset_password.ada]
    }
  }
}

action "unleash_end_sessions" "ada" {
  config {
    user_id = unleash_user.ada.id
  }
}

action "unleash_reset_password" "ada" {
  config {
    user_id = unleash_user.ada.id
  }
}
