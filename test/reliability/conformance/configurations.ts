// Generated configurations of a resource, derived from its attributes.
import fc from 'fast-check';
import type { Sandbox } from '../../../src/sandbox/index.ts';
import type { AnyAttribute, Attributes } from '../../../src/terraform/framework/index.ts';
import type { CtyType } from '../../../src/terraform/protocol/index.ts';
import { type Block, parseConfiguration } from '../../../src/terraform/testing/index.ts';
import type { Member } from '../../../workshop/catalog.ts';
import { freeNumber, freeText, type Json, knownValues, narrowReference } from './known-values.ts';
import { referable } from './surroundings.ts';

/** Bodies of a block: valid ones mostly, with values left out, null, empty, doubled, or not known before an apply. */
export async function configurationsOf(member: Member, sandbox: Sandbox): Promise<fc.Arbitrary<Block['body']>> {
  const { name, attributes } = member.resource;
  const shown = await shownValues(member);
  const bodies = name === 'project_default_strategy' || name === 'segment' ? strategyBodies : [];
  return objectOf([name], attributes, sandbox, shown).map((body) => bodies.reduce((made, fix) => fix(made), body));
}

/** Texts that identify an object in its examples: what a valid one is, those know best. */
async function shownValues({ type, resource, examples }: Member): Promise<Shown> {
  const blocks = (await Promise.all(examples.map(parseConfiguration))).flat();
  const bodies = blocks.filter((block) => block.type === type);
  const isLiteral = (value: Json | undefined) => typeof value === 'string' && !value.includes('${');
  return Object.fromEntries(
    resource.identity.map((name: string) => [name, bodies.map(({ body }) => body[name] as Json).filter(isLiteral)]),
  );
}

type Shown = { readonly [attribute: string]: readonly Json[] };

function objectOf(
  path: readonly string[],
  attributes: Attributes,
  sandbox: Sandbox,
  shown: Shown = {},
): fc.Arbitrary<Block['body']> {
  const settable = Object.entries(attributes).filter(([, { settable }]) => settable);
  const values = settable.map(([name, attribute]) =>
    present(attribute, valuesOf([...path, name], attribute, sandbox, shown[name])).map(
      (value) => [name, value] as const,
    ),
  );
  return fc
    .tuple(...values)
    .map((entries) => Object.fromEntries(entries.filter(([, value]) => value !== undefined)) as Block['body']);
}

/** Left out, or null, which means the same; a required one is null now and then, which must be refused. */
function present({ presence }: AnyAttribute, values: fc.Arbitrary<Json>): fc.Arbitrary<Json | undefined> {
  if (presence === 'required')
    return fc.oneof({ weight: 60, arbitrary: values }, { weight: 1, arbitrary: fc.constant(null) });
  return fc.oneof(
    { weight: 4, arbitrary: values },
    { weight: 3, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
}

function valuesOf(
  path: readonly string[],
  { kind, facts }: AnyAttribute,
  sandbox: Sandbox,
  shown: readonly Json[] = [],
): fc.Arbitrary<Json> {
  const known = knownValues(path);
  if (known) return known;
  if (kind.nested) {
    const { nesting, attributes } = kind.nested;
    const member = objectOf([path.at(-1)!], attributes, sandbox);
    if (nesting === 'single') return member;
    return fc.array(member, { maxLength: 3 });
  }
  const choices = facts.references && referable(sandbox, narrowReference(path) ?? facts.references);
  const values = ofType(kind.type, choices ? fc.constantFrom<Json>(...choices) : undefined);
  if (choices || shown.length === 0) return values;
  return fc.oneof({ weight: 3, arbitrary: fc.constantFrom(...shown) }, { weight: 1, arbitrary: values });
}

function ofType(type: CtyType, choices: fc.Arbitrary<Json> | undefined): fc.Arbitrary<Json> {
  if (type === 'string') return choices ?? freeText;
  if (type === 'number') return choices ?? freeNumber;
  if (type === 'bool') return fc.boolean();
  const [kind, inner] = type as readonly ['list' | 'set' | 'map', CtyType];
  const element = ofType(inner, choices);
  if (kind === 'map') return fc.dictionary(freeText, element, { maxKeys: 3 });
  return kind === 'set'
    ? (fc.uniqueArray(element, { maxLength: 3, selector: (one) => JSON.stringify(one) }) as fc.Arbitrary<Json>)
    : fc.array(element, { maxLength: 4 });
}

/** Constraints need the kind of value that their operator compares with; one in four keeps what was generated. */
const strategyBodies = [
  (body: Block['body']): Block['body'] => {
    const constraints = body.constraints as readonly { [name: string]: Json }[] | null | undefined;
    if (!constraints) return body;
    return { ...body, constraints: constraints.map((one, index) => (index % 4 === 3 ? one : fitting(one, index))) };
  },
];

function fitting(constraint: { readonly [name: string]: Json }, index: number): { [name: string]: Json } {
  const { values: _, value: __, operator: ___, ...rest } = constraint;
  if (index % 2 === 0) return { ...rest, operator: 'IN', values: ['17', 'Ünï', '17 '] };
  return { ...rest, operator: 'NUM_GTE', value: '5' };
}
