# Who changed roles this year.
data "unleash_events" "roles" {
  type  = "role-updated"
  from  = "2027-01-01"
  limit = 1000
}

# The last changes to a project.
data "unleash_events" "project" {
  project = "default"
  limit   = 10
}

output "who_changed_roles" {
  value = distinct(data.unleash_events.roles.events[*].created_by)
}
