// What a token needs for writing objects of each type: any one of the permissions, and ADMIN always does.

const settings = ['UPDATE_AUTH_CONFIGURATION'];
const members = ['UPDATE_PROJECT', 'PROJECT_USER_ACCESS_WRITE'];

/** By the name of the resource, without the provider's prefix; none where only ADMIN does. */
export const neededPermissions: { readonly [resource: string]: readonly string[] } = {
  api_token: ['CREATE_CLIENT_API_TOKEN', 'CREATE_FRONTEND_API_TOKEN'],
  banner: ['UPDATE_INSTANCE_BANNERS'],
  change_request_settings: ['UPDATE_PROJECT', 'PROJECT_CHANGE_REQUEST_WRITE'],
  context_field: ['CREATE_CONTEXT_FIELD'],
  cors: ['UPDATE_CORS'],
  cors_origin: ['UPDATE_CORS'],
  environment: [],
  feature_type: [],
  group: [],
  integration: ['CREATE_ADDON'],
  invite_link: [],
  maintenance: ['UPDATE_MAINTENANCE_MODE'],
  oidc: settings,
  password_login: settings,
  project: ['CREATE_PROJECT'],
  project_access: members,
  project_api_token: ['CREATE_PROJECT_API_TOKEN'],
  project_context_field: ['CREATE_CONTEXT_FIELD', 'UPDATE_PROJECT_CONTEXT'],
  project_default_strategy: ['UPDATE_PROJECT', 'PROJECT_DEFAULT_STRATEGY_WRITE'],
  project_environment: ['UPDATE_PROJECT'],
  project_member: members,
  project_role_binding: members,
  role: [],
  saml: settings,
  scim: settings,
  segment: ['CREATE_SEGMENT', 'UPDATE_PROJECT_SEGMENT'],
  service_account: [],
  service_account_token: [],
  tag_type: ['CREATE_TAG_TYPE'],
  user: [],
};

export interface HeldPermission {
  readonly permission: string;
  readonly project?: string | undefined;
}

/** Where somebody with these permissions may write objects of a type. */
export function mayWrite(
  resource: string,
  held: readonly HeldPermission[],
): 'everywhere' | 'in some projects' | 'nowhere' {
  const fitting = held.filter(
    ({ permission }) => permission === 'ADMIN' || neededPermissions[resource]?.includes(permission),
  );
  if (fitting.some(({ project }) => !project || project === '*')) return 'everywhere';
  return fitting.length > 0 ? 'in some projects' : 'nowhere';
}
