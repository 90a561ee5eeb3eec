// What is said of every member and every attribute, as Terraform and editors are told it: allowed values, defaults, what leaving out
// means, what replaces, where ids are found, and data sources in words of their own.
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { AnyAttribute, Attributes } from '../../src/terraform/framework/index.ts';
import { providersSchema } from '../../workshop/bindings/providers-schema.ts';
import type { Attribute, Schema } from '../../workshop/bindings/schema-json.ts';
import { members, provider } from '../../workshop/catalog.ts';
import { buildContract } from '../../workshop/contract.ts';

const catalog = provider();
const served = Object.values((await providersSchema()).provider_schemas)[0]!;
const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8');

/** An attribute as it is defined, beside what is served of it. */
interface Told {
  readonly path: string;
  readonly attribute: AnyAttribute;
  readonly text: string;
  readonly markup: string | undefined;
  /** Of a resource: leaving it out means something. */
  readonly isManaged: boolean;
  readonly isIdentity: boolean;
}

function told(
  path: string,
  attributes: Attributes,
  of: { readonly [name: string]: Attribute },
  identity?: readonly string[],
): Told[] {
  return Object.entries(attributes).flatMap(([name, attribute]) => {
    const { description: text = '', description_kind: markup, nested_type } = of[name]!;
    const own = {
      attribute,
      text,
      markup,
      isManaged: identity !== undefined,
      isIdentity: identity?.includes(name) ?? false,
    };
    const inner =
      attribute.kind.nested &&
      told(`${path}.${name}`, attribute.kind.nested.attributes, nested_type!.attributes, identity && []);
    return [{ path: `${path}.${name}`, ...own }, ...(inner ?? [])];
  });
}

interface Defined {
  readonly name: string;
  readonly attributes: Attributes;
  readonly identity?: readonly string[];
}

const all = (kind: string, defined: readonly Defined[], schemas: { readonly [type: string]: Schema } = {}) =>
  defined.flatMap(({ name, attributes, identity }) =>
    told(`${kind} unleash_${name}`, attributes, schemas[`unleash_${name}`]!.block.attributes ?? {}, identity),
  );

const everything = [
  ...told('provider', catalog.attributes, served.provider!.block.attributes!),
  ...all('resource', catalog.resources, served.resource_schemas),
  ...all(
    'data source',
    catalog.dataSources.map(({ name, attributes }) => ({ name, attributes })),
    served.data_source_schemas,
  ),
  ...all('ephemeral', catalog.ephemeralResources ?? [], served.ephemeral_resource_schemas),
];

/** Paths of attributes that break a rule. */
const breaking = (rule: (one: Told) => boolean) => everything.filter(rule).map(({ path, text }) => `${path}: ${text}`);

test('there are many', () => {
  expect(everything.length).toBeGreaterThan(500);
});

describe('every attribute, as it is served,', () => {
  test('is described in sentences of Markdown', () => {
    expect(breaking(({ text, markup }) => !/^[A-Z`0-9].*\.$/.test(text) || markup !== 'markdown')).toEqual([]);
  });

  test('names each value that it takes alone, and the ends of its numbers', () => {
    expect(
      breaking(({ attribute: { facts }, text }) =>
        (facts.constraints ?? []).some(
          ({ values = [], range }) =>
            values.some((value) => !text.includes(`\`${value}\``)) ||
            [range?.least, range?.most].some(
              (end) => end !== undefined && Math.abs(end) < 2 ** 31 - 1 && !new RegExp(`\\b${end}\\b`).test(text),
            ),
        ),
      ),
    ).toEqual([]);
  });

  test('says its default', () => {
    const has = everything.filter(({ attribute: { facts } }) => facts.default !== undefined);
    expect(has.length).toBeGreaterThan(10);
    expect(
      breaking(
        ({ attribute: { facts }, text }) =>
          facts.default !== undefined && !text.includes(`Default: \`${JSON.stringify(facts.default)}\``),
      ),
    ).toEqual([]);
  });

  test('says so where changing it replaces the object', () => {
    expect(
      breaking(({ attribute: { facts, settable }, isIdentity, text }) => {
        const replaces = settable && (isIdentity || facts.forcesReplacement === true);
        return replaces !== text.includes('Changing it replaces the object');
      }),
    ).toEqual([]);
  });

  test('says what leaving it out means', () => {
    const says = /left out|without (it|any)|must be set|needs it|needed with|default:|while it is not `true`/i;
    const isExempt = ({ facts }: AnyAttribute) => facts.deprecated !== undefined || facts.writeOnly === true;
    expect(
      breaking(
        ({ attribute, isManaged, text }) =>
          isManaged &&
          !isExempt(attribute) &&
          attribute.presence !== 'required' &&
          attribute.settable &&
          !says.test(text),
      ),
    ).toEqual([]);
  });

  test('says what to use where it is deprecated', () => {
    expect(
      breaking(({ attribute: { facts }, text }) => facts.deprecated !== undefined && !text.includes(facts.deprecated)),
    ).toEqual([]);
  });

  test('names what changes it where it is only written', () => {
    expect(
      breaking(
        ({ attribute: { facts }, path, text }) =>
          facts.writeOnly === true && !text.includes(`\`${path.split('.').at(-1)}_version\``),
      ),
    ).toEqual([]);
  });
});

describe('a data source', () => {
  const ofResources = catalog.resources.map(({ description }) => description);

  test.each(catalog.dataSources)(
    '$name says in words of its own what it looks up, and how',
    ({ description, lookup }) => {
      expect(ofResources.filter((other) => description.includes(other) || other.includes(description))).toEqual([]);
      expect(catalog.dataSources.filter((other) => other.description === description)).toHaveLength(1);
      expect(lookup).toMatch(/\b(fails|limit|nothing|error)\b/);
    },
  );

  test('says nothing to those who set what it only shows', () => {
    const forAuthors = /left out|must be set|default:|changing it|once set|such as `unleash_/i;
    expect(
      breaking(({ path, attribute, text }) => path.startsWith('data') && !attribute.settable && forAuthors.test(text)),
    ).toEqual([]);
  });
});

describe('where an id is found', () => {
  test('is said for whatever there can be several of', () => {
    const silent = members.filter(({ resource }) => resource.identity.length > 0 && !resource.whereToFind);
    expect(silent.map(({ type }) => type)).toEqual([]);
  });

  test('is a call that the contract has', async () => {
    const paths = new Set(Object.keys((await buildContract()).paths));
    const asked = members.flatMap(({ resource }) =>
      [...(resource.whereToFind ?? '').matchAll(/`GET (\S+)`/g)].map(([, path]) => path!),
    );
    expect(asked.length).toBeGreaterThan(5);
    expect(
      asked.filter(
        (path) => ![...paths].some((known) => known.replace(/\{\w+\}/g, '<>') === path.replace(/<\w+>/g, '<>')),
      ),
    ).toEqual([]);
  });
});

const folders = ['resources', 'data-sources', 'list-resources', 'ephemeral-resources', 'actions', 'functions'];
const pages = [
  'docs/index.md',
  ...folders.flatMap((folder) =>
    readdirSync(new URL(`../../docs/${folder}`, import.meta.url)).map((file) => `docs/${folder}/${file}`),
  ),
];

test('each page says first, in one line, what it needs', () => {
  const line = /^# .*\n\n\*\*Needs:\*\* .* or newer\.\n\n/m;
  expect(pages.filter((page) => !line.test(read(page)) || read(page).split('**Needs:**').length !== 2)).toEqual([]);
});

test('each data source has an example that uses what comes back', () => {
  const ofSources = pages.filter((page) => page.startsWith('docs/data-sources/'));
  expect(ofSources.filter((page) => !/^output "/m.test(read(page)))).toEqual([]);
});

test('the versions that pages ask for are those that are supported', () => {
  const { service, cores } = catalog.supports!;
  const page = read('docs/guides/versions.md');
  expect(page).toContain(`| Unleash | ${service} and `);
  for (const core of cores.split(', ')) {
    const [name, version] = core.split(' ');
    expect(page).toContain(`| ${name} | ${version} and newer |`);
  }
});
