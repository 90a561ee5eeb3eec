// docs/guides/permissions.md: what a token needs for each resource, and every permission that roles can have.
import permissions from '../../openapi/permissions.json' with { type: 'json' };
import type { Resource } from '../../src/terraform/framework/index.ts';
import { neededPermissions } from '../../src/access/needed-permissions.ts';

const head = `---
page_title: "Permissions"
description: |-
  What the token of Terraform needs for each resource, and every permission that a role can have.
---

# Permissions

A token does what its account may do. An admin token may do everything, and the audit log knows only its name; a service account
whose root role has what it needs, and no more, is better. \`unleash-admin doctor\` says what the token at hand may not do.

## What Terraform needs

To make an object, any one of these is enough; to change and delete it, those of the same family, such as \`UPDATE_TAG_TYPE\` and
\`DELETE_TAG_TYPE\` beside \`CREATE_TAG_TYPE\`. \`ADMIN\` is enough for everything.

`;

/** @param resources of the provider, in its order */
export function renderPermissionGuide(prefix: string, resources: readonly Pick<Resource, 'name'>[]): string {
  const needs = resources.map(({ name }) => {
    const any = neededPermissions[name] ?? [];
    const written = any.length > 0 ? any.map((permission) => `\`${permission}\``).join(' or ') : '`ADMIN` alone';
    return `| [\`${prefix}_${name}\`](../resources/${name}.md) | ${written} |`;
  });
  const scopes = Object.entries(permissions).map(
    ([scope, members]) =>
      `### ${titles[scope] ?? scope}\n\n| permission | what it allows |\n|---|---|\n${members.map(({ name, displayName }) => `| \`${name}\` | ${displayName} |`).join('\n')}`,
  );
  return [
    `${head}| resource | needs |\n|---|---|\n${needs.join('\n')}`,
    '## Every permission\n\nThese are what a role can have; [least privilege](least-privilege.md) says which to give to whom.',
    ...scopes,
    '',
  ]
    .join('\n\n')
    .trimEnd()
    .concat('\n');
}

const titles: { readonly [scope: string]: string } = {
  root: 'On the whole instance',
  project: 'In a project',
  environment: 'In an environment of a project',
};
