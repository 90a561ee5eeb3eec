// The steps of each area, in the order in which they are made.
import type { Step } from '../step.ts';
import { apiTokens } from './api-tokens.ts';
import { contextFields } from './context-fields.ts';
import { defaultStrategies } from './default-strategies.ts';
import { environments } from './environments.ts';
import { events } from './events.ts';
import { featureTypes } from './feature-types.ts';
import { gate } from './gate.ts';
import { integrations } from './integrations.ts';
import { inviteLinks } from './invite-links.ts';
import { maintenance } from './maintenance.ts';
import { projectApiTokens } from './project-api-tokens.ts';
import { projectContextFields } from './project-context-fields.ts';
import { projects } from './projects.ts';
import { segments } from './segments.ts';
import { settings } from './settings.ts';
import { state } from './state.ts';
import { tagTypes } from './tag-types.ts';
import { userPermissions } from './user-permissions.ts';
import { users } from './users.ts';

export const areas: { readonly [area: string]: readonly Step[] } = {
  gate,
  users: [...users, ...state],
  'API tokens': [...apiTokens, ...state],
  'context fields': [...contextFields, ...state],
  environments: [...environments, ...state],
  projects,
  settings: [...settings, ...state],
  'user permissions': userPermissions,
  'invite links': inviteLinks,
  events,
  segments,
  'tag types': tagTypes,
  'feature types': featureTypes,
  integrations,
  'context fields of a project': projectContextFields,
  'API tokens of a project': projectApiTokens,
  'default strategies': defaultStrategies,
  maintenance,
};
