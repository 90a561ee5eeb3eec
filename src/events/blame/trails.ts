// How the log tells of each type of object: which events are about it, and where they keep its attributes.
import { grantTrail } from './grants.ts';
import { type Data, type Trail, holds, lifeOf, textOf } from './trail.ts';

/** By the name of the resource, without the provider's prefix. */
export const trails: { readonly [resource: string]: Trail } = {
  api_token: { types: lifeOf('api-token'), isAbout: holds(isToken) },
  banner: byId('banner'),
  change_request_settings: {
    types: ['change-request-configuration-updated'],
    isAbout: ({ project, environment }, state) => project === state.project && environment === state.environment,
  },
  context_field: byName('context-field'),
  cors: setting('unleash.frontend'),
  cors_origin: { ...setting('unleash.frontend'), isPartOf: 'frontendApiOrigins', partBy: 'origin' },
  environment: byName('environment'),
  feature_type: byId('feature-type'),
  group: {
    types: [...lifeOf('group'), 'group-user-added', 'group-user-removed'],
    isAbout: holds(({ id, groupId = id, name }, state) =>
      groupId === undefined ? name === state.name : textOf(groupId) === textOf(state.id),
    ),
  },
  integration: byId('addon-config'),
  invite_link: {
    types: ['public-signup-token-created', 'public-signup-token-updated'],
    isAbout: holds(({ secret }, state) => secret === state.secret),
  },
  maintenance: setting('maintenance.mode'),
  oidc: setting('unleash.enterprise.auth.oidc'),
  password_login: setting('unleash.auth.simple'),
  project: {
    types: [...lifeOf('project'), 'project-archived', 'project-revived'],
    isAbout: ({ project }, { id }) => project === id,
  },
  project_access: grantTrail,
  project_api_token: { types: lifeOf('api-token'), isAbout: holds(isToken) },
  project_context_field: byName('context-field'),
  project_default_strategy: {
    types: ['default-strategy-updated'],
    isAbout: ({ project, environment }, state) => project === state.project && environment === state.environment,
    fields: { rollout: 'parameters.rollout', stickiness: 'parameters.stickiness', group_id: 'parameters.groupId' },
  },
  project_environment: {
    // A new project has environments from its start.
    types: [
      'project-environment-added',
      'project-environment-removed',
      'change-request-configuration-updated',
      'project-created',
    ],
    isAbout: ({ type, project, environment }, state) =>
      project === state.project_id && (type === 'project-created' || environment === state.environment_name),
    fields: { change_requests_enabled: 'enabled' },
  },
  project_member: grantTrail,
  project_role_binding: grantTrail,
  role: byId('role'),
  saml: setting('unleash.enterprise.auth.saml'),
  scim: setting('scim'),
  segment: byId('segment'),
  service_account: byId('service-account'),
  service_account_token: byId('service-account-token'),
  tag_type: byName('tag-type'),
  user: byId('user'),
};

function byId(subject: string): Trail {
  return { types: lifeOf(subject), isAbout: holds(({ id }, state) => textOf(id) === textOf(state.id)) };
}

function byName(subject: string): Trail {
  return { types: lifeOf(subject), isAbout: holds(({ name }, state) => name === state.name) };
}

function setting(id: string): Trail {
  return {
    types: lifeOf('setting'),
    isAbout: ({ data, preData }) => (data ?? preData)?.id === id,
    alwaysExists: true,
  };
}

/** Events have no secret, and names of tokens are not unique. */
function isToken({ tokenName, environment }: Data, state: Data): boolean {
  return tokenName === state.token_name && environment === state.environment;
}
