// docs/schemas/policy-waivers.json and drift-ignore.json: what editors know of the files in which people write what is meant to be so.
import { kinds } from '../../src/cli/drift/findings.ts';
import { rules } from '../../src/policy/index.ts';

type Schema = { readonly [key: string]: unknown };

const text = (description: string, ...examples: readonly string[]): Schema => ({
  ...{ type: 'string', minLength: 1, description },
  ...(examples.length > 0 && { examples }),
});

/** What an exception fits, whichever file it stands in; `*` stands for any text. */
const patterns = {
  type: text('Type of the resource; * stands for any text.', 'unleash_group', 'unleash_project*'),
  name: text('Name of the object; * stands for any text.', 'On call'),
  address: text('Address in the configuration; * stands for any text.', 'module.shop.unleash_project.this'),
};
const reason = text('Why it is meant. It is shown in reports.', 'the rota changes its members');
const expires = {
  ...text('The last day that it counts, in UTC. Afterwards it is found itself.', '2027-01-31'),
  pattern: '^\\d{4}-\\d\\d-\\d\\d$',
};

const fileOf = (title: string, list: string, description: string, item: Schema) => ({
  $schema: 'http://json-schema.org/draft-07/schema#',
  title,
  ...{ type: 'object', additionalProperties: false, required: [list] },
  properties: {
    $schema: { type: 'string', description: 'Address of this schema, for editors.' },
    [list]: { type: 'array', description, items: { type: 'object', additionalProperties: false, ...item } },
  },
});

const waivers = fileOf(
  'unleash-admin policy --waivers',
  'waivers',
  'Findings that somebody has decided to live with. All that a waiver names must fit.',
  {
    required: ['rule', 'reason', 'owner', 'expires'],
    properties: {
      rule: text('Id of the rule; * stands for any text.', ...rules.map(({ id }) => id)),
      ...patterns,
      reason,
      owner: text('Who answers for it.', 'ann@example.com'),
      expires,
    },
  },
);

const found = {
  enum: kinds,
  description: 'What was found: `changed` elsewhere, `missing` in Unleash, or `unmanaged` by any configuration.',
};

const ignored = {
  found,
  ...patterns,
  id: text('Import id of the object; * stands for any text.', '42'),
  attribute: text('Attribute that differs; * stands for any text.', 'users'),
};

const ignoreRules = fileOf(
  'unleash-admin drift --ignore',
  'rules',
  'What is meant to differ. All that a rule names must fit, and it must name something.',
  {
    required: ['reason'],
    anyOf: Object.entries(ignored).map(([key, property]) => ({ properties: { [key]: property }, required: [key] })),
    properties: { ...ignored, reason, expires },
  },
);

const print = (schema: object) => `${JSON.stringify(schema, null, 2)}\n`;

export const renderExceptionSchemas = (): Map<string, string> =>
  new Map([
    ['docs/schemas/policy-waivers.json', print(waivers)],
    ['docs/schemas/drift-ignore.json', print(ignoreRules)],
  ]);
