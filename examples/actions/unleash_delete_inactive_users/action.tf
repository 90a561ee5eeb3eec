data "unleash_users" "admins" {
  root_role = 1
}

action "unleash_delete_inactive_users" "quarterly" {
  config {
    inactive_days   = 365
    except_user_ids = data.unleash_users.admins.users[*].id
  }
}
