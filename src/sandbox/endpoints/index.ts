// Every operation of the contract and the endpoint behind it: a forgotten one does not compile.
import type { Endpoints } from '../endpoint.ts';
import { apiTokens } from './api-tokens.ts';
import { changeRequests } from './change-requests.ts';
import { contextFields } from './context-fields.ts';
import { environments } from './environments.ts';
import { events } from './events.ts';
import { groups } from './groups.ts';
import { passwords } from './passwords.ts';
import { permissions } from './permissions.ts';
import { projectAccess } from './project-access.ts';
import { projectEnvironments } from './project-environments.ts';
import { projectRoles } from './project-roles.ts';
import { projectSettings } from './project-settings.ts';
import { projects } from './projects.ts';
import { roles } from './roles.ts';
import { uiConfig } from './ui-config.ts';
import { userLists } from './user-lists.ts';
import { users } from './users.ts';

export const endpoints: Endpoints = {
  ...apiTokens,
  ...changeRequests,
  ...contextFields,
  ...environments,
  ...events,
  ...groups,
  ...passwords,
  ...permissions,
  ...projectAccess,
  ...projectEnvironments,
  ...projectRoles,
  ...projects,
  ...projectSettings,
  ...roles,
  ...uiConfig,
  ...userLists,
  ...users,
};
