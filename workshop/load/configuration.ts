// A large organization as a configuration: people, groups, roles, and projects with access and four eyes on production.

export interface Size {
  readonly users: number;
  readonly groups: number;
  readonly roles: number;
  readonly projects: number;
}

/**
 * Each kind is one block over a local map. The maps are locals because Terraform evaluates an expression that stands in
 * `for_each` itself once for each instance.
 */
export function largeConfiguration({ users, groups, roles, projects }: Size): string {
  return `
locals {
  people   = { for n in range(${users}) : format("person-%04d", n) => "Person \${n}" }
  groups   = { for n in range(${groups}) : format("group-%03d", n) => [for m in range(5) : format("person-%04d", (n * 5 + m) % ${users})] }
  roles    = { for n in range(${roles}) : format("role-%03d", n) => n % 2 == 0 ? "development" : "production" }
  projects = { for n in range(${projects}) : format("project-%03d", n) => {
    owner     = format("person-%04d", n % ${users})
    group     = format("group-%03d", n % ${groups})
    role      = format("role-%03d", n % ${roles})
    approvals = n % 3 + 1
  } }
}

resource "unleash_user" "person" {
  for_each  = local.people
  email     = "\${each.key}@example.com"
  name      = each.value
  root_role = 3
}

resource "unleash_group" "group" {
  for_each    = local.groups
  name        = each.key
  description = "Members of \${each.key}"
  users       = [for person in each.value : unleash_user.person[person].id]
}

resource "unleash_role" "role" {
  for_each    = local.roles
  name        = each.key
  type        = "custom"
  description = "Builds flags, and switches them in \${each.value}"
  permissions = [
    { name = "CREATE_FEATURE" },
    { name = "UPDATE_FEATURE" },
    { name = "UPDATE_FEATURE_ENVIRONMENT", environment = each.value },
  ]
}

resource "unleash_project" "project" {
  for_each = local.projects
  id       = each.key
  name     = each.key
  mode     = "protected"
}

resource "unleash_project_access" "project" {
  for_each = local.projects
  project  = unleash_project.project[each.key].id
  roles = [
    { role = 4, users = [unleash_user.person[each.value.owner].id], groups = [] },
    { role = unleash_role.role[each.value.role].id, users = [], groups = [unleash_group.group[each.value.group].id] },
  ]
}

resource "unleash_project_environment" "production" {
  for_each           = local.projects
  project_id         = unleash_project.project[each.key].id
  environment_name   = "production"
  required_approvals = each.value.approvals
}
`;
}

export const instancesIn = ({ users, groups, roles, projects }: Size) => users + groups + roles + 3 * projects;

/** People alone: of them Unleash takes twenty a minute. */
export function peopleConfiguration(count: number): string {
  return `
locals {
  people = { for n in range(${count}) : format("person-%04d", n) => "Person \${n}" }
}

resource "unleash_user" "person" {
  for_each  = local.people
  email     = "\${each.key}@example.com"
  name      = each.value
  root_role = 3
}
`;
}
