// The TypeScript that an export writes: it synthesises to what the same export says in JSON, whatever the instance holds.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { connect } from '../../provider/index.ts';
import { camelCase } from '../../src/export/construct-props.ts';
import { exportInstance } from '../../src/export/index.ts';
import type { Attributes } from '../../src/terraform/framework/index.ts';
import { frameworks } from '../../workshop/bindings/framework.ts';
import { provider } from '../../workshop/catalog.ts';
import { sized } from '../support/size.ts';
import { type Generated, generateInstance } from './generated-instance.ts';
import { synthesised } from './synthesised.ts';

const repository = fileURLToPath(new URL('../../', import.meta.url));
const root = mkdtempSync(join(tmpdir(), 'export-cdk-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

// biome-ignore-start lint/suspicious/noTemplateCurlyInString: they are to survive as texts
/** Texts that the frameworks would take for values which they fill in. */
const tokens = ['${TfToken[TOKEN.0]}', '$${TfToken[TOKEN.1]}', '%#{TfToken[TOKEN.2]}', '&{TfToken[TOKEN.3]}'];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: as above

const seeds = Array.from({ length: sized('EXPORT_CDK_SEEDS', { quick: 1, full: 20 }) }, (_, index) => index + 1);

const seen: Written[] = [];

async function exportAs(generated: Generated, format: 'json' | (typeof frameworks)[number], name: string) {
  const folder = join(root, `${name}-${format}`);
  const { sandbox, api } = generated;
  const wanted = { folder, format, byIdentity: false };
  await exportInstance(connect('0.1.0', api, sandbox.token), wanted);
  const { files } = await exportInstance(connect('0.1.0', api, sandbox.token), wanted);
  expect(files.filter(({ status }) => status !== 'unchanged')).toEqual([]);
  return folder;
}

test.each(seeds)('of seed %i', async (seed) => {
  const generated = await generateInstance(seed, seed === 1 ? 6 : 3);
  try {
    // Some of its parameters are shown: they stand in a variable that is a map.
    await generated.api.createAddon({
      body: {
        ...{ provider: 'datadog', description: 'shown', enabled: true, events: ['feature-created'] },
        parameters: { url: 'https://api.example.com', apiKey: 'canary' },
      },
    });
    const { roles: role } = await generated.api.createRole({
      body: { name: 'Root', type: 'root-custom', description: '', permissions: [] },
    });
    await generated.api.createUser({ body: { email: 'root@example.com', rootRole: role.id } });
    for (const name of tokens)
      await generated.api.createSegment({ body: { name, description: name, constraints: [] } });
    const wanted = written(await exportAs(generated, 'json', String(seed)));
    seen.push(wanted);
    for (const framework of frameworks) {
      const folder = await exportAs(generated, framework, String(seed));
      expect(plain(readable(await synthesised(folder, framework)))).toEqual(wanted);
    }
  } finally {
    await generated.sandbox.stop();
  }
});

test('they had secrets of both kinds, imports, and references where numbers and texts meet', () => {
  const all = JSON.stringify(seen);
  for (const part of ['"type":"string"', '"type":"map(string)"', '"import":[{', '"root_role":"${unleash_role.'])
    expect(all.includes(part), part).toBe(true);
});

test.each(frameworks)('every argument of the catalog has its property in the bindings for %s', (framework) => {
  const missing = provider().resources.flatMap(({ name, attributes }) => {
    const file = join(repository, 'provider/cdktf/generated', framework, name.replaceAll('_', '-'), 'index.ts');
    const bindings = readFileSync(file, 'utf8');
    return propertiesIn(attributes).filter(
      (property) => !new RegExp(`^  readonly ${property}\\??: `, 'm').test(bindings),
    );
  });
  expect(missing).toEqual([]);
});

test.each(frameworks)('its package asks for what the example for %s does', async (framework) => {
  const folder = join(root, `1-${framework}`);
  const dependenciesIn = (path: string) => {
    const { dependencies, devDependencies } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8'));
    return { dependencies, devDependencies };
  };
  expect(dependenciesIn(folder)).toEqual(dependenciesIn(join(repository, 'examples/cdktf', framework)));
});

/** Of those that can be set, nested ones included. */
const propertiesIn = (attributes: Attributes): string[] =>
  Object.entries(attributes).flatMap(([name, { settable, kind }]) =>
    settable ? [camelCase(name), ...propertiesIn(kind.nested?.attributes ?? {})] : [],
  );

/** What keeps a text from being a token, taken back: Terraform reads both alike. */
const readable = (configuration: object): Written =>
  JSON.parse(
    JSON.stringify(configuration).replace(/\$\{\\"([$#&%]+)\\"\}(?=\{TfToken\[)/g, (_, run: string) =>
      run.replace(/[$%]$/, '$&$&'),
    ),
  );

interface Written {
  readonly import?: readonly { readonly to: string }[];
  readonly [block: string]: unknown;
}

/** All files of an export in JSON as one. */
function written(folder: string): Written {
  const files = readdirSync(folder)
    .filter((file) => file.endsWith('.tf.json'))
    .map((file) => plain(JSON.parse(readFileSync(join(folder, file), 'utf8'))));
  const resource = Object.assign({}, ...files.map((file) => file.resource));
  return { ...Object.assign({}, ...files), resource };
}

/** Without notes and backend, and with labelled blocks, which may stand alone in a list, as themselves. */
function plain(configuration: Written): Written {
  const one = (block: unknown) => (Array.isArray(block) && block.length === 1 ? block[0] : block);
  const each = (table: unknown = {}, blockOf = one) =>
    Object.fromEntries(Object.entries(table as object).map(([label, block]) => [label, blockOf(block)]));
  const { '//': _, resource, variable, provider, terraform, import: imports = [], ...rest } = configuration;
  const { backend: __, ...settings } = (one(terraform) ?? {}) as { backend?: unknown };
  return withoutEmpty({
    ...rest,
    resource: each(resource, (type) => each(type, (body) => withoutNotes(one(body)))),
    variable: each(variable),
    provider: each(provider),
    terraform: settings,
    import: [...imports].sort((a, b) => (a.to < b.to ? -1 : 1)),
  });
}

const withoutNotes = (body: unknown) => ({ ...(body as object), '//': undefined });
const withoutEmpty = (configuration: Written) =>
  Object.fromEntries(Object.entries(configuration).filter(([, part]) => Object.keys(part as object).length > 0));
