// Blocks of which the configurations of these tests are made.

export const user = (name: string, root_role: number | string, more = '') => `
resource "unleash_user" "${name}" {
  email     = "${name}@example.com"
  root_role = ${root_role}
  ${more}
}
`;
export const account = (root_role: number | string, more = '') => `
resource "unleash_service_account" "terraform" {
  username  = "terraform"
  name      = "Terraform"
  root_role = ${root_role}
  ${more}
}
`;
export const group = (root_role: string, users: string, more = '') => `
resource "unleash_group" "admins" {
  name      = "Admins"
  root_role = ${root_role}
  users     = ${users}
  ${more}
}
`;

export const passwordLogin = (enabled: boolean, more = '') => `
resource "unleash_password_login" "this" {
  enabled = ${enabled}
  ${more}
}
`;
export const oidc = (enabled: boolean, more = '', client_id = 'unleash') => `
resource "unleash_oidc" "this" {
  enabled      = ${enabled}
  discover_url = "https://id.example.com/.well-known/openid-configuration"
  client_id    = "${client_id}"
  secret       = "s3cret"
  ${more}
}
`;
export const saml = (enabled: boolean, more = '', certificate = 'MIIC') => `
resource "unleash_saml" "this" {
  enabled     = ${enabled}
  entity_id   = "https://id.example.com"
  sign_on_url = "https://id.example.com/sso"
  certificate = "${certificate}"
  ${more}
}
`;
export const role = (permissions: readonly string[], more = '') => `
resource "unleash_role" "wide" {
  name        = "Wide"
  type        = "root-custom"
  description = "Wide"
  permissions = [${permissions.map((name) => `{ name = "${name}" }`).join(', ')}]
  ${more}
}
`;
