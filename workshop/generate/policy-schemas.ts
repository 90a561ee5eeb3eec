// docs/schemas/policy-rules.json: what editors know of the rules that `unleash-admin policy` reads.
import { type Rule, rules, severities } from '../../src/policy/index.ts';

type Schema = { readonly [key: string]: unknown };

const text = (description: string): Schema => ({ type: 'string', minLength: 1, description });
const object = (properties: { readonly [name: string]: Schema }, required: readonly string[] = []): Schema => ({
  ...{ type: 'object', additionalProperties: false, required, properties },
});
const severity = { enum: severities, description: 'How bad a finding is.' };
const scalar = { type: ['string', 'number', 'boolean', 'null'] };

const words: { readonly [operator: string]: Schema } = {
  is: { ...scalar, description: 'The value.' },
  isNot: { ...scalar, description: 'Any value but this.' },
  in: { type: 'array', items: scalar, description: 'One of these values.' },
  like: text('A text in which * stands for any.'),
  atLeast: { type: 'number', description: 'A number that is not smaller.' },
  atMost: { type: 'number', description: 'A number that is not larger.' },
  has: { ...scalar, description: 'A list with this member.' },
  hasNot: { ...scalar, description: 'A list without this member.' },
  isSet: { type: 'boolean', description: 'Whether there is a value, and in a list a member.' },
  withinDays: { type: 'number', description: 'An instant that is at most so many days from now.' },
};

const condition = { $ref: '#/definitions/condition' };
const definitions = {
  condition: {
    type: 'object',
    minProperties: 1,
    description: 'All that it says must hold: of attributes, such as `mode` or `feature_naming.pattern`.',
    properties: {
      any: { type: 'array', minItems: 1, items: condition, description: 'At least one of them holds.' },
      not: { ...condition, description: 'It does not hold.' },
    },
    additionalProperties: { ...object(words), minProperties: 1 },
  },
};

const ids = { type: 'array', items: { type: 'string' } };
const controlsOf = (framework: string) => ({ ...ids, description: `Ids of controls of ${framework}.` });
const ownRule = object(
  {
    id: { ...text('Names it in waivers and reports.'), pattern: '^[a-z][a-z0-9-]*$' },
    severity,
    title: text('What it asks for, in a few words.'),
    type: { ...text('Type of the resources that it looks at, such as `unleash_project`.'), pattern: '^unleash_' },
    where: { ...condition, description: 'Which of them it looks at; all, where it is left out.' },
    expect: { ...condition, description: 'What is to hold for each.' },
    message: text('What is said of one for which it does not.'),
    explanation: text('Why.'),
    fix: text('What to do.'),
    controls: {
      ...object({
        soc2: controlsOf('SOC 2'),
        iso27001: controlsOf('ISO 27001'),
        nist80053: controlsOf('NIST SP 800-53'),
      }),
      description: 'Controls that it supports.',
    },
  },
  ['id', 'severity', 'title', 'type', 'expect'],
);

const parametersOf = ({ parameters, explanation }: Rule): Schema => ({
  ...object(
    Object.fromEntries(
      Object.entries(parameters).map(([name, { preset, description }]) => [
        name,
        typeof preset === 'number'
          ? { type: 'integer', minimum: 0, default: preset, description }
          : { ...ids, default: preset, description },
      ]),
    ),
  ),
  description: explanation,
});

const rulesFile = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'unleash-admin policy --rules',
  ...object({
    $schema: { type: 'string', description: 'Address of this schema, for editors.' },
    parameters: {
      ...object(
        Object.fromEntries(
          rules
            .filter(({ parameters }) => Object.keys(parameters).length > 0)
            .map((rule) => [rule.id, parametersOf(rule)]),
        ),
      ),
      description: 'Other values than the usual ones, by rule.',
    },
    severities: { type: 'object', additionalProperties: severity, description: 'Other severities, by rule.' },
    rules: { type: 'array', items: ownRule, description: 'Own rules.' },
  }),
  definitions,
};

const print = (schema: object) => `${JSON.stringify(schema, null, 2)}\n`;

export const renderPolicySchemas = (): Map<string, string> =>
  new Map([['docs/schemas/policy-rules.json', print(rulesFile)]]);
