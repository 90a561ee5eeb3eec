resource "unleash_user" "ada" {
  email     = "ada@example.com"
  root_role = 3
}

resource "unleash_group" "payments" {
  name  = "Payments"
  users = [unleash_user.ada.id]
}

resource "unleash_project_access" "default" {
  project = "default"
  roles   = [{ role = 5, users = [], groups = [unleash_group.payments.id] }]
}

# Everything that Ada may do, and why.
data "unleash_access" "ada" {
  user       = unleash_user.ada.id
  depends_on = [unleash_project_access.default]
}

# Everybody who is Admin.
data "unleash_access" "admins" {
  role = 1
}

# Everybody with a role of their own or of a group in one project.
data "unleash_access" "project" {
  project    = "default"
  depends_on = [unleash_project_access.default]
}

output "why_ada_may" {
  value = [for grant in data.unleash_access.ada.grants : "${grant.role_name} through ${coalesce(grant.group_name, "her own account")}"]
}
