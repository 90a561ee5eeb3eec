// Whatever a configuration names must be there: plans look, at what is known and new, before anything is applied.
import { describe, expect, test } from 'vitest';
import { referents } from '../../provider/rules/references.ts';
import type { AnyAttribute, Attributes } from '../../src/terraform/framework/index.ts';
import { type Member, members, startWorld } from '../../workshop/catalog.ts';
import { errorsOf } from '../support/laws/index.ts';
import { type Block, parseConfiguration } from '../../src/terraform/testing/index.ts';

type Json = Block['body'][string];

/** Values under which nothing is there, or nothing that can stand there. Names are warnings: any block may make them. */
const missing: {
  readonly [kind: string]: { readonly values: readonly Json[]; readonly severity: 'error' | 'warning' };
} = {
  'user.id': { values: [999], severity: 'error' },
  'group.id': { values: [999], severity: 'error' },
  'service_account.id': { values: [999, 1], severity: 'error' },
  'segment.id': { values: [999], severity: 'error' },
  'root role': { values: [999, 4], severity: 'error' },
  'project role': { values: [999, 1], severity: 'error' },
  member: { values: ['user:999', 'group:999'], severity: 'error' },
  'project.id': { values: ['nowhere'], severity: 'warning' },
  'environment.name': { values: ['nowhere'], severity: 'warning' },
};

interface Place {
  readonly member: Member;
  readonly steps: readonly string[];
  readonly kind: string;
}

const places: Place[] = members.flatMap((member) =>
  placesIn(member.resource.attributes as Attributes).map((place) => ({ member, ...place })),
);

function placesIn(attributes: Attributes, above: readonly string[] = []): Pick<Place, 'steps' | 'kind'>[] {
  return Object.entries(attributes).flatMap(([name, { kind, facts, settable }]) => {
    const steps = [...above, name];
    if (kind.nested) return placesIn(kind.nested.attributes, steps);
    return settable && facts.refersTo !== undefined && referents[facts.refersTo]
      ? [{ steps, kind: facts.refersTo }]
      : [];
  });
}

/** The first example with this value alone in this place. */
async function blocksWith({ member, steps }: Place, value: Json): Promise<readonly Block[]> {
  const blocks = await parseConfiguration(member.examples[0]!);
  return blocks.map((block) =>
    block.type === member.type
      ? { ...block, body: put(member.resource.attributes as Attributes, block.body, steps, value) }
      : block,
  );
}

function put(
  attributes: Attributes,
  body: Block['body'],
  [name, ...rest]: readonly string[],
  value: Json,
): Block['body'] {
  const attribute = attributes[name!]!;
  if (rest.length === 0) return { ...body, [name!]: isMany(attribute) ? [value] : value };
  const [first] = (body[name!] ?? []) as readonly Block['body'][];
  return { ...body, [name!]: [put(attribute.kind.nested!.attributes, first ?? {}, rest, value)] };
}

const isMany = ({ kind }: AnyAttribute) => Array.isArray(kind.type);

describe('what an attribute names and is not there is told at plan, at the attribute', () => {
  test('for every kind that an attribute can name', () => {
    expect(Object.keys(missing).sort()).toEqual(Object.keys(referents).sort());
    expect([...new Set(places.map(({ kind }) => kind))].sort()).toEqual(Object.keys(referents).sort());
  });

  test.each(places.map((place) => [`${place.member.type}.${place.steps.join('.')}`, place] as const))(
    '%s',
    async (_, place) => {
      const { values, severity } = missing[place.kind]!;
      for (const value of values) {
        await using world = await startWorld();
        const before = world.snapshot();
        const changes = await world.core.plan(await blocksWith(place, value));
        const said = changes
          .flatMap(({ diagnostics }) => diagnostics)
          .filter(({ summary }) => /^Unknown /.test(summary));
        expect(said).toMatchObject([{ severity, path: expect.stringMatching(new RegExp(`^${place.steps[0]}\\b`)) }]);
        expect(said[0]!.detail).toContain(String(value).split(':').at(-1));
        expect(world.snapshot()).toEqual(before);
      }
    },
  );
});

const group = (users: string) => `resource "unleash_group" "g" {\n  name = "G"\n  users = [${users}]\n}`;

test('a member of a list is pointed at, and a role of the wrong kind is called by its name', async () => {
  await using world = await startWorld();
  const [change] = await world.core.plan(group('1, 998, 999'));
  expect(change?.diagnostics).toMatchObject([
    {
      path: 'users',
      detail: 'There are no users 998, 999. Remove them from users, or write the ids of users that exist.',
    },
  ]);
  const [one] = await world.core.plan(group('1, 999'));
  expect(one?.diagnostics).toMatchObject([
    { path: 'users[1]', detail: 'There is no user 999. Write the id of a user or of a service account.' },
  ]);
  const [user] = await world.core.plan('resource "unleash_user" "u" {\n  username = "u"\n  root_role = 5\n}');
  expect(user?.diagnostics).toMatchObject([
    {
      path: 'root_role',
      detail: expect.stringMatching(/^The role 5, "Member", is a project role, which cannot be given here\./),
    },
  ]);
});

test('what was named before is not looked for again, only what is new beside it', async () => {
  await using world = await startWorld();
  const cors = (project: string) =>
    `resource "unleash_integration" "i" {\n  type = "webhook"\n  enabled = false\n  events = ["feature-created"]\n  projects = [${project}]\n  parameters = { url = "https://hooks.example.com" }\n}`;
  await world.core.apply(cors('"gone"'));
  const [change] = await world.core.plan(cors('"gone", "also-gone"'));
  expect(change?.diagnostics.map(({ detail }) => detail)).toEqual([
    expect.stringMatching(/no project "also-gone" yet/),
  ]);
});

test('a number that only an apply makes known is known by then', async () => {
  await using world = await startWorld();
  const user = 'resource "unleash_user" "u" {\n  username = "u"\n  root_role = 3\n}\n';
  expect(errorsOf(await world.core.apply(user + group('unleash_user.u.id')))).toEqual([]);
});

const role = (environment: string) => `
  resource "unleash_role" "r" {
    name        = "R"
    type        = "custom"
    description = ""
    permissions = [{ name = "UPDATE_FEATURE_ENVIRONMENT", environment = ${environment} }]
  }`;
const qa = 'resource "unleash_environment" "qa" {\n  name = "qa"\n  type = "test"\n}\n';

test('a name that the same run makes is not called missing', async () => {
  await using world = await startWorld();
  for (const both of [
    qa + role('unleash_environment.qa.name'),
    `${role('unleash_environment.qa.name')}\n${qa}`,
    qa + role('"qa"'),
  ]) {
    const changes = await world.core.plan(both);
    expect(changes.flatMap(({ diagnostics }) => diagnostics)).toEqual([]);
  }
});
