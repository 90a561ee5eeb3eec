data "unleash_user" "break_glass" {
  username = "admin"
}

action "unleash_delete_inactive_users" "quarterly" {
  config {
    inactive_days   = 365
    except_user_ids = [data.unleash_user.break_glass.id]
  }
}
