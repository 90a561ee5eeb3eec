// The steps of each area, in the order in which they are made.
import type { Step } from '../step.ts';
import { apiTokens } from './api-tokens.ts';
import { contextFields } from './context-fields.ts';
import { environments } from './environments.ts';
import { events } from './events.ts';
import { gate } from './gate.ts';
import { inviteLinks } from './invite-links.ts';
import { maintenance } from './maintenance.ts';
import { projects } from './projects.ts';
import { settings } from './settings.ts';
import { state } from './state.ts';
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
  maintenance,
};
