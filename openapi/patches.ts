// Where real servers and their specification disagree: what the contract says instead, and how we know.
import type { KnownDifference } from '../src/contract/explain.ts';
import type { Patch } from '../src/contract/patch.ts';

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

const tagTypeWithVersion = {
  type: 'object',
  properties: { version: { type: 'integer' }, tagType: { $ref: '#/components/schemas/tagTypeSchema' } },
  required: ['version', 'tagType'],
  additionalProperties: false,
};

const comment = { type: 'string' };
const changeRequestState = {
  type: 'object',
  oneOf: [
    {
      required: ['state'],
      properties: {
        state: { type: 'string', enum: ['Draft', 'In review', 'Approved', 'Applied', 'Cancelled', 'Rejected'] },
        comment,
      },
    },
    {
      required: ['state', 'scheduledAt'],
      properties: {
        state: { type: 'string', enum: ['Scheduled'] },
        scheduledAt: { type: 'string', format: 'date-time' },
        comment,
      },
    },
  ],
};

const roleOrNothing = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    type: { type: 'string' },
    description: { type: 'string', nullable: true },
    project: { type: 'string', nullable: true },
  },
  additionalProperties: false,
};

/** An account, or an admin token, which has no id. */
const caller = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    name: { type: 'string', nullable: true },
    username: { type: 'string', nullable: true },
    email: { type: 'string', nullable: true },
    internalAdminTokenUserId: { type: 'integer' },
  },
  additionalProperties: true,
};

const extraScopesReason =
  'The admin pages of version 8 set further scopes, separated by spaces; settings are replaced as a whole.';

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
    operation: 'updateChangeRequestState',
    reason: 'The specification describes the body beside the operation and forgets to say that it takes it.',
    changes: [
      {
        at: '',
        set: { requestBody: { required: true, content: { 'application/json': { schema: changeRequestState } } } },
      },
    ],
  },
  {
    schema: 'inactiveUserSchema',
    reason: 'A user without an e-mail address is answered with null.',
    changes: [{ at: '/properties/email', set: { nullable: true } }],
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
    schema: 'meSchema',
    reason:
      'A caller with an admin token is answered with the token in place of a user, so without an id; the number that events have for it is internalAdminTokenUserId.',
    changes: [{ at: '/properties', set: { user: caller } }],
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
    schema: 'oidcSettingsResponseSchema',
    reason: extraScopesReason,
    changes: [{ at: '/properties', set: { extraScopes: { type: 'string' } } }],
  },
  {
    schema: 'oidcSettingsSchema',
    reason: extraScopesReason,
    changes: [
      { at: '/oneOf/0/properties', set: { extraScopes: { type: 'string' } } },
      { at: '/oneOf/1/properties', set: { extraScopes: { type: 'string' } } },
    ],
  },
  {
    schema: 'samlSettingsResponseSchema',
    reason: 'Settings that are switched off are answered too, as enabled false; the specification only has true.',
    changes: [{ at: '/properties/enabled', remove: ['enum'] }],
  },
  {
    operation: 'createAddon',
    reason: 'The server answers 201; the specification announces 200.',
    changes: [{ at: '/responses', rename: { '200': '201' } }],
  },
  {
    operation: 'getTagType',
    reason: 'The server answers the tag type beside a version; the specification announces it bare.',
    changes: [{ at: '/responses/200/content/application~1json', set: { schema: tagTypeWithVersion } }],
  },
  {
    schema: 'tagTypeSchema',
    reason: 'A tag type made without description is answered with null. Sending null stores an empty description.',
    changes: [{ at: '/properties/description', set: { nullable: true } }],
  },
  {
    schema: 'publicSignupTokenSchema',
    reason: 'Every answer has the role, but the answer to an update, which has {} in its place.',
    changes: [{ at: '/properties', set: { role: roleOrNothing } }],
  },
  {
    schema: 'userAccessOverviewSchema',
    reason: 'The server answers groups beside the other scopes; it was empty for whomever we asked about.',
    changes: [{ at: '/properties/overview/properties', set: { groups: { type: 'array', items: {} } } }],
  },
];

/** Where supported versions of Unleash differ from each other, and what that means for us. */
export const knownDifferences: KnownDifference[] = [
  {
    schema: 'constraintSchema',
    pointer: '/properties/operator/enum',
    reason:
      'Operators come with versions (SEMVER_GTE, SEMVER_LTE and REGEX with 8); an older server refuses them by name.',
  },
];
