// Every operation of the contract and the endpoint behind it: a forgotten one does not compile.
import type { Endpoints } from '../endpoint.ts';
import { addons } from './addons.ts';
import { apiTokens } from './api-tokens.ts';
import { banners } from './banners.ts';
import { changeRequests } from './change-requests.ts';
import { contextFields } from './context-fields.ts';
import { defaultStrategies } from './default-strategies.ts';
import { environments } from './environments.ts';
import { events } from './events.ts';
import { groups } from './groups.ts';
import { instance } from './instance.ts';
import { inviteLinks } from './invite-links.ts';
import { maintenance } from './maintenance.ts';
import { passwords } from '../rules/passwords.ts';
import { permissions } from './permissions.ts';
import { projectAccess } from './project-access.ts';
import { projectApiTokens } from './project-api-tokens.ts';
import { projectContextFields } from './project-context-fields.ts';
import { projectEnvironments } from './project-environments.ts';
import { projectRoles } from './project-roles.ts';
import { projectSettings } from './project-settings.ts';
import { projects } from './projects.ts';
import { roles } from './roles.ts';
import { scim } from './scim.ts';
import { segments } from './segments.ts';
import { serviceAccountTokens } from './service-account-tokens.ts';
import { serviceAccounts } from './service-accounts.ts';
import { signIn } from './sign-in.ts';
import { tagTypes } from './tag-types.ts';
import { uiConfig } from './ui-config.ts';
import { userLists } from '../views/user-lists.ts';
import { userPermissions } from './user-permissions.ts';
import { users } from './users.ts';

export const endpoints: Endpoints = {
  ...addons,
  ...apiTokens,
  ...banners,
  ...changeRequests,
  ...contextFields,
  ...defaultStrategies,
  ...environments,
  ...events,
  ...groups,
  ...instance,
  ...inviteLinks,
  ...maintenance,
  ...passwords,
  ...permissions,
  ...projectAccess,
  ...projectApiTokens,
  ...projectContextFields,
  ...projectEnvironments,
  ...projectRoles,
  ...projects,
  ...projectSettings,
  ...roles,
  ...scim,
  ...segments,
  ...serviceAccounts,
  ...serviceAccountTokens,
  ...signIn,
  ...tagTypes,
  ...uiConfig,
  ...userLists,
  ...userPermissions,
  ...users,
};
