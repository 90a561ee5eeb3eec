// Every rule that comes with the command, in the order in which people read them.
import type { Rule } from '../rule.ts';
import { adminTokens } from './admin-tokens.ts';
import { certificates } from './certificates.ts';
import { corsOrigins } from './cors-origins.ts';
import { defaultRootRole } from './default-root-role.ts';
import { integrationAddresses } from './integration-addresses.ts';
import { inviteLinks } from './invite-links.ts';
import { maintenance } from './maintenance.ts';
import { passwordSignIn } from './password-sign-in.ts';
import { productionApprovals } from './production-approvals.ts';
import { productionProjectsClosed } from './production-projects-closed.ts';
import { projectOwners } from './project-owners.ts';
import { scim } from './scim.ts';
import { separatedDuties } from './separated-duties.ts';
import { ssoSignIn } from './sso-sign-in.ts';
import { taggedChangeRequests } from './tagged-change-requests.ts';
import { tokenExpiry } from './token-expiry.ts';
import { wildcardTokens } from './wildcard-tokens.ts';

export const rules: readonly Rule[] = [
  ...[ssoSignIn, passwordSignIn, scim, defaultRootRole, inviteLinks, certificates],
  ...[productionApprovals, taggedChangeRequests, separatedDuties, productionProjectsClosed, projectOwners],
  ...[adminTokens, tokenExpiry, wildcardTokens],
  ...[corsOrigins, integrationAddresses, maintenance],
];
