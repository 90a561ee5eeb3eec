// The sequences: calls of every area, so that what one leaves behind meets what another does.
import fc from 'fast-check';
import type { Call } from '../call.ts';
import { contextFields, segments, tagTypes } from './definitions.ts';
import { environments, ownEnvironments } from './environments.ts';
import { groups } from './groups.ts';
import { serviceAccountTokens, users } from './people.ts';
import { projectAccess } from './project-access.ts';
import { projects } from './projects.ts';
import { roles } from './roles.ts';
import { integrations, settings } from './settings.ts';
import { apiTokens, inviteLinks } from './tokens.ts';

type Weighted = { readonly weight: number; readonly arbitrary: fc.Arbitrary<Call> };

const sequencesOf = (...areas: readonly (readonly Weighted[])[]): fc.Arbitrary<Call[]> =>
  fc.array(fc.oneof(...areas.flat()), { minLength: 1, maxLength: 14, size: 'max' });

/** What the enterprise services are about, and what stands in relation to it: a few areas closely, or everything. */
export const enterpriseSequences = fc.oneof(
  sequencesOf(roles, groups, users),
  sequencesOf(projects, projectAccess, roles, groups),
  sequencesOf(projects, ownEnvironments, environments, apiTokens, roles),
  sequencesOf(serviceAccountTokens, users, projectAccess),
  sequencesOf(
    roles,
    groups,
    projects,
    projectAccess,
    ownEnvironments,
    serviceAccountTokens,
    users,
    environments,
    apiTokens,
  ),
);

export const openSourceSequences = fc.oneof(
  sequencesOf(users, apiTokens),
  sequencesOf(contextFields, segments),
  sequencesOf(tagTypes, inviteLinks, settings),
  sequencesOf(integrations, environments),
  sequencesOf(users, environments, apiTokens, inviteLinks, contextFields, segments, tagTypes, settings, integrations),
);
