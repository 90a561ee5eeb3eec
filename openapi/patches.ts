// Where real servers and their specification disagree: what the contract says instead, and how we know.
import type { KnownDifference } from '../scripts/openapi/explain.ts';
import type { Patch } from '../scripts/openapi/patch.ts';

const rolesBody = {
  required: true,
  content: {
    'application/json': {
      schema: {
        type: 'object',
        properties: { roles: { type: 'array', items: { type: 'integer' } } },
        required: ['roles'],
      },
    },
  },
};

export const patches: Patch[] = [
  {
    operation: 'updateProjectChangeRequestConfig',
    reason: 'A licensed server answers 204 without a body; the specification announces 200.',
    changes: [{ at: '/responses', rename: { '200': '204' } }],
  },
  {
    operation: 'setRolesForUser',
    reason:
      'The specification forgets the body; the server takes the role ids from it, as its own admin pages send them.',
    changes: [{ at: '', set: { requestBody: rolesBody } }],
  },
  {
    operation: 'setRolesForGroup',
    reason:
      'The specification forgets the body; the server takes the role ids from it, as its own admin pages send them.',
    changes: [{ at: '', set: { requestBody: rolesBody } }],
  },
  {
    schema: 'roleSchema',
    reason: 'A role can be stored with a null description, and is answered with it.',
    changes: [{ at: '/properties/description', set: { nullable: true } }],
  },
  {
    schema: 'roleWithPermissionsSchema',
    reason: 'A role can be stored with a null description, and is answered with it.',
    changes: [{ at: '/properties/description', set: { nullable: true } }],
  },
  {
    schema: 'userSchema',
    reason:
      'The users of a group are answered with isAPI, which the specification only has for the users of a project.',
    changes: [{ at: '/properties', set: { isAPI: { type: 'boolean', deprecated: true } } }],
  },
  {
    schema: 'updateProjectSchema',
    reason: 'The server takes a mode here and ignores it; updateProjectEnterpriseSettings sets it.',
    changes: [{ at: '/properties', remove: ['mode'] }],
  },
  {
    schema: 'createApiTokenSchema',
    reason: 'The server ignores a single project and makes a token for all of them; projects limits it.',
    changes: [{ at: '/oneOf/0/properties', remove: ['project'] }],
  },
  {
    schema: 'oidcSettingsResponseSchema',
    reason: 'Settings that are switched off are answered too, as enabled false; the specification only has true.',
    changes: [{ at: '/properties/enabled', remove: ['enum'] }],
  },
  {
    schema: 'samlSettingsResponseSchema',
    reason: 'Settings that are switched off are answered too, as enabled false; the specification only has true.',
    changes: [{ at: '/properties/enabled', remove: ['enum'] }],
  },
];

/** Where supported versions of Unleash differ from each other, and what that means for us. */
export const knownDifferences: KnownDifference[] = [
  {
    schema: 'constraintSchema',
    pointer: '/properties/operator/enum',
    reason:
      'Operators come with versions (SEMVER_GTE, SEMVER_LTE and REGEX with 8); we only send what a server answered.',
  },
];
