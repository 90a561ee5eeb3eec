// Configurations that no apply could bring to rest are refused at plan, or rest.
import { describe, expect, test } from 'vitest';
import { type AnyAttribute, type Attributes, providerHandlers } from '../../src/terraform/framework/index.ts';
import { members, offered, provider, startWorld } from '../../workshop/catalog.ts';
import { randomFrom } from '../../workshop/random-from.ts';
import { errorsOf, pending } from '../support/laws/index.ts';
import { applyAsTerraform, type Block, parseConfiguration } from '../../src/terraform/testing/index.ts';

/** Of nobody, made for this test: one until 2021, one until the end of 2099. */
const expired =
  'MIIBBDCBqgIBATAKBggqhkjOPQQDAjAOMQwwCgYDVQQDDANpZHAwHhcNMjAwMTAxMDAwMDAwWhcNMjEwMTAxMDAwMDAwWjAOMQwwCgYDVQQDDANpZHAwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAARblAZXQEoaS1xdrLgFbV39DNGazixPVqFQev2OTNKQFo7Lc/sgelLT6RlFPHTemuGqIYcF3NXKXD9r8STF04ToMAoGCCqGSM49BAMCA0kAMEYCIQCAWfH9FUzQJWLrNHiVQxsteeY3bcvSVbJ3mVmZJiF5bwIhAIlxFw2ENfQczzJiO1JKdTAIVbfgvzakKlG80E3ZzlE3';
const lasting =
  'MIIBBDCBrAIBAjAKBggqhkjOPQQDAjAOMQwwCgYDVQQDDANpZHAwIBcNMjAwMTAxMDAwMDAwWhgPMjA5OTEyMzEwMDAwMDBaMA4xDDAKBgNVBAMMA2lkcDBZMBMGByqGSM49AgEGCCqGSM49AwEHA0IABFuUBldAShpLXF2suAVtXf0M0ZrOLE9WoVB6/Y5M0pAWjstz+yB6UtPpGUU8dN6a4aohhwXc1cpcP2vxJMXThOgwCgYIKoZIzj0EAwIDRwAwRAIgJdOOsYyRwcA6Kf9+OYIJToWATsS9l6uE8ZvD+6pSTWcCICAXgBZXTMJRxbwoD671yGAkfEVEGnGu0k26eTPLgQco';

async function refusals(hcl: string) {
  await using world = await startWorld();
  return errorsOf(await world.core.plan(hcl)).map(({ path, detail }) => ({ path, detail }));
}

const token = (attributes: string) =>
  `resource "unleash_api_token" "t" {\n  token_name = "t"\n  type = "backend"\n  ${attributes}\n}`;

test.each([
  ['all projects and one', token('projects = ["*", "default"]'), 'projects', /"\*" stands for all projects/],
  ['no project', token('projects = []'), 'projects', /needs at least one project/],
  ['all projects and one, the old way', token('project = "*,default"'), 'project', /"\*" stands for all projects/],
  ['every environment', token('environment = "*"'), 'environment', /is for one environment/],
  [
    'a day that there is not',
    token('expires_at = "2099-02-30T00:00:00Z"'),
    'expires_at',
    /is not an instant that there is/,
  ],
  [
    'an hour that there is not',
    token('expires_at = "2099-01-31T24:00:00Z"'),
    'expires_at',
    /is not an instant that there is/,
  ],
  ['an instant that has passed', token('expires_at = "2020-01-01T00:00:00Z"'), 'expires_at', /has expired already/],
  [
    'a name between spaces',
    'resource "unleash_role" "r" {\n  name = " Reader "\n  type = "custom"\n  description = ""\n  permissions = []\n}',
    'name',
    /begins or ends with white space/,
  ],
])('%s is refused', async (_, hcl, path, detail) => {
  expect(await refusals(hcl)).toEqual([{ path, detail: expect.stringMatching(detail) }]);
});

describe('what expires', () => {
  const day = 24 * 60 * 60 * 1000;
  const inDays = (days: number) => new Date(Date.now() + days * day).toISOString().replace(/\.\d+/, '');
  const expiring: [string, (end: string) => string][] = [
    ['unleash_api_token', (end) => token(`expires_at = "${end}"`)],
    [
      'unleash_project_api_token',
      (end) =>
        `resource "unleash_project_api_token" "t" {\n  project = "default"\n  token_name = "t"\n  type = "backend"\n  expires_at = "${end}"\n}`,
    ],
    ['unleash_invite_link', (end) => `resource "unleash_invite_link" "t" {\n  name = "t"\n  expires_at = "${end}"\n}`],
    [
      'unleash_service_account_token',
      (end) =>
        `resource "unleash_service_account" "a" {\n  username = "a"\n  name = "A"\n  root_role = 3\n}\nresource "unleash_service_account_token" "t" {\n  service_account_id = unleash_service_account.a.id\n  description = "t"\n  expires_at = "${end}"\n}`,
    ],
  ];

  test('all of it is tried', () => {
    const withEnd = members.filter(({ resource }) => 'expires_at' in resource.attributes).map(({ type }) => type);
    expect(withEnd.sort()).toEqual(expiring.map(([type]) => type).sort());
  });

  test.each(expiring)('a new %s that has expired is refused', async (_, hcl) => {
    expect(await refusals(hcl(inDays(-1)))).toMatchObject([{ path: 'expires_at' }]);
  });

  test.each(expiring)('an %s that ends within 30 days is told of', async (_, hcl) => {
    await using world = await startWorld();
    const [late, soon] = [hcl(inDays(40)), hcl(inDays(20))];
    const said = async (configuration: string) =>
      (await world.core.plan(configuration))
        .flatMap(({ diagnostics }) => diagnostics)
        .map(({ severity, path }) => `${severity} ${path}`);
    expect(errorsOf(await world.core.apply(late))).toEqual([]);
    expect(await said(late)).toEqual([]);
    await world.core.destroy();
    world.core.state.clear();
    expect(errorsOf(await world.core.apply(soon))).toEqual([]);
    expect(await said(soon)).toEqual(['warning expires_at']);
    expect(pending(await world.core.plan(soon))).toEqual([]);
  });

  const saml = (certificate: string) =>
    `resource "unleash_saml" "s" {\n  enabled = false\n  entity_id = "e"\n  sign_on_url = "https://idp.example.com"\n  certificate = ${JSON.stringify(certificate)}\n}`;

  test.each([
    ['that has expired', expired, ['The certificate in certificate has expired']],
    ['for long', lasting, []],
    ['that nobody can read', 'MIIDdummy', []],
  ])('a certificate %s', async (_, certificate, summaries) => {
    await using world = await startWorld();
    for (const text of [certificate, `-----BEGIN CERTIFICATE-----\n${certificate}\n-----END CERTIFICATE-----\n`]) {
      const [change] = await world.core.plan(saml(text));
      expect(change?.diagnostics.map(({ summary }) => summary)).toEqual(summaries);
    }
  });
});

test('a number out of range names its attribute, whatever attribute it is', async () => {
  const ranges = members.flatMap(({ type, resource }) =>
    wrongNumbers(resource.attributes).map((one) => ({ type, ...one })),
  );
  expect(ranges.length).toBeGreaterThan(4);
  for (const { name, message } of ranges)
    expect(message).toMatch(new RegExp(`^The ${name} attribute must be between -?\\d+ and \\d+, but got: `));
  const hcl = `resource "unleash_change_request_settings" "c" {\n  project = "default"\n  environment = "production"\n  enabled = true\n  required_approvals = 20\n}`;
  expect(await refusals(hcl)).toEqual([
    { path: 'required_approvals', detail: 'The required_approvals attribute must be between 1 and 10, but got: 20.' },
  ]);
});

/** What numbers that are far too large get told, where they are refused. */
function wrongNumbers(attributes: Attributes): { name: string; message: string }[] {
  return Object.entries(attributes).flatMap(([name, { kind, facts }]: [string, AnyAttribute]) => {
    if (kind.nested) return wrongNumbers(kind.nested.attributes);
    if (kind.type !== 'number') return [];
    return (facts.constraints ?? []).flatMap((constraint) => {
      const message = constraint(2 ** 40, name);
      return message === undefined ? [] : [{ name, message }];
    });
  });
}

describe('change requests of which only a part is known', () => {
  const known = { mode: 'resource', dependsOn: [] } as const;
  const unknown = 'unleash_segment.later';
  const block = (type: string, body: Block['body']): Block => ({
    ...known,
    address: `${type}.c`,
    type,
    dependsOn: [unknown],
    body,
  });
  const later: Block = {
    ...known,
    address: unknown,
    type: 'unleash_segment',
    body: { name: 'later', constraints: [] },
  };

  test.each([
    [
      'unleash_change_request_settings',
      { project: 'default', environment: 'production', enabled: `\${${unknown}.id}` },
      'required_approvals',
    ],
    [
      'unleash_project_environment',
      { project_id: 'default', environment_name: 'production', change_requests_enabled: `\${${unknown}.id}` },
      'required_approvals',
    ],
    [
      'unleash_project_environment',
      { project_id: 'default', environment_name: 'production', required_approvals: `\${${unknown}.id}` },
      'change_requests_enabled',
    ],
  ] as [string, Block['body'], string][])(
    '%s: while one is not known, neither is the other',
    async (type, body, other) => {
      await using world = await startWorld();
      const settled = Object.fromEntries(Object.entries(body).filter(([, value]) => !String(value).includes('$')));
      const before =
        type === 'unleash_change_request_settings'
          ? { ...settled, enabled: true, required_approvals: 2 }
          : { ...settled, required_approvals: 2 };
      await world.core.apply([block(type, before)].map((one) => ({ ...one, dependsOn: [] })));
      const changes = await world.core.plan([later, block(type, body)]);
      expect(errorsOf(changes)).toEqual([]);
      expect(changes.at(-1)?.planned?.[other]).toBeUndefined();
    },
  );
});

test('a role binding whose project is gone is planned again', async () => {
  await using world = await startWorld();
  const hcl = `resource "unleash_project" "p" {\n  id = "p"\n  name = "P"\n}\nresource "unleash_project_role_binding" "b" {\n  project = unleash_project.p.id\n  role = 5\n}`;
  await world.core.apply(hcl);
  world.sandbox.store.projects.delete('p');
  expect((await world.core.plan(hcl)).map(({ action }) => action)).toEqual(['create', 'create']);
  expect(errorsOf(await world.core.apply(hcl))).toEqual([]);
  expect(pending(await world.core.plan(hcl))).toEqual([]);
});

describe('a segment of one project', () => {
  const both = (id: string, project: string) =>
    `resource "unleash_project" "p" {\n  id = "${id}"\n  name = "P"\n}\nresource "unleash_segment" "s" {\n  name = "S"\n  project = ${project}\n  constraints = []\n}`;

  test('moves as a new one where its project is replaced, which takes it along', async () => {
    await using world = await startWorld();
    const walk = async (hcl: string) => {
      const start = () => providerHandlers(provider());
      const config = { base_url: world.sandbox.url, authorization: world.sandbox.token };
      const blocks = await parseConfiguration(hcl);
      const all = { start, config, known: offered(), parallelism: 10, random: randomFrom(1) };
      return applyAsTerraform(all, world.core.state, blocks);
    };
    await walk(both('p', 'unleash_project.p.id'));
    const { refused, plan, apply } = await walk(both('q', 'unleash_project.p.id'));
    expect({ refused, plan, apply }).toEqual({ refused: false, plan: [], apply: [] });
    expect([...world.sandbox.store.segments.values()]).toMatchObject([{ name: 'S', project: 'q' }]);
    expect((await walk(both('q', 'unleash_project.p.id'))).changes).toBe(0);
  });

  test('moves as it is where its project stays', async () => {
    await using world = await startWorld();
    await world.core.apply(both('p', 'unleash_project.p.id'));
    const moved = (await world.core.apply(both('p', '"default"'))).find(
      ({ address }) => address === 'unleash_segment.s',
    );
    expect([moved?.action, errorsOf([moved!])]).toEqual(['update', []]);
  });
});

describe('a text between spaces is refused, or kept as it is', () => {
  const texts = members.flatMap(({ type, resource, examples }) =>
    Object.entries(resource.attributes as Attributes)
      .filter(([, { kind, presence }]) => kind.type === 'string' && presence !== 'computed')
      .map(([name]) => ({ type, name, example: examples[0]! })),
  );
  test.each(texts)('$name of $type', async ({ type, name, example }) => {
    const blocks = (await parseConfiguration(example)).map((block) => {
      const value = block.type === type ? block.body[name] : undefined;
      const isText = typeof value === 'string' && !value.includes('${');
      return isText ? { ...block, body: { ...block.body, [name]: ` ${value} ` } } : block;
    });
    await using world = await startWorld();
    const errors = errorsOf(await world.core.apply(blocks));
    expect(errors.filter(({ summary }) => /did not keep|bug/.test(summary))).toEqual([]);
    if (errors.length === 0) expect(pending(await world.core.plan(blocks))).toEqual([]);
  });
});
