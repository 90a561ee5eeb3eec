// docs/guides/admin-api.md: every method of the client, from the contract and what is known of its operations.
import { type OperationId, operations } from '../../src/admin-api/generated/operations.ts';
import { editionOf, repeated } from './operation-words.ts';

/** Text of the page, with the operations in the order of their paths. */
export function renderApiReference(): string {
  const ids = (Object.keys(operations) as OperationId[]).sort((a, b) => order(a).localeCompare(order(b), 'en'));
  return `---
page_title: "Methods of the admin API client"
description: |-
  Every method of the typed client, with its request, the edition it needs, and whether it may be repeated.
---

# Methods of the admin API client

\`createAdminApi\` answers with an object of these ${ids.length} methods; [the guide](client.md) says how to use it. Each takes one object
with the path and query parameters and, where there is one, the request's \`body\`. The types of a method \`createUser\` are
\`CreateUserParameters\`, \`CreateUserBody\` and \`CreateUserAnswer\`.

Edition: the lowest that has the route; open source where nothing is said. Repeatable: whether the request may be sent twice.
Where it may not, the client does not send it again when its answer was lost, and the error says so (\`mayHaveHappened\`).

| method | request | edition | repeatable |
|---|---|---|---|
${ids.map(row).join('\n')}
`;
}

const order = (id: OperationId) => `${operations[id].path.replaceAll(/[{}]/g, '')} ${operations[id].method}`;

function row(id: OperationId): string {
  const { method, path } = operations[id];
  return `| \`${id}\` | \`${method} ${path}\` | ${editionOf(id)} | ${repeated(id)} |`;
}
