// HCL text as `terraform fmt` lays it out, read back by a real HCL parser.
import { parse } from '@cdktf/hcl2json';
import { expect, test } from 'vitest';
import { type Block, Expression, Name } from '../../src/export/block.ts';
import { formatBlock } from '../../src/export/hcl.ts';
import { formatJson } from '../../src/export/json.ts';

test('equals signs stand below each other, except beside arguments that span lines', () => {
  const block = formatBlock({
    header: ['resource', 'unleash_project', 'checkout'],
    body: {
      id: 'checkout',
      name: 'Checkout',
      feature_naming: { pattern: '[a-z]+', example: 'abc' },
      mode: 'private',
      description: 'Cart',
    },
    blocks: [{ header: ['lifecycle'], body: { ignore_changes: new Name('[mode]') } }],
  });
  expect(block).toBe(`resource "unleash_project" "checkout" {
  id   = "checkout"
  name = "Checkout"
  feature_naming = {
    pattern = "[a-z]+"
    example = "abc"
  }
  mode        = "private"
  description = "Cart"

  lifecycle {
    ignore_changes = [mode]
  }
}`);
});

test('a block that says nothing is one line', () => {
  expect(formatBlock({ header: ['provider', 'unleash'], body: {} })).toBe('provider "unleash" {}');
});

test.each([
  'plain',
  'quote " and backslash \\',
  'a backslash before a b: \\b, and before an f: \\f',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must survive as text
  'dollar ${var.x} and percent %{ if true }',
  'twice $${x} and %%{y}',
  'line\nbreak\ttab',
  'bell \b feed \f',
  'ünïcödé 🚦',
  'turned \u202e around, and nothing \u200b to see',
])('the text %j reads back as it is', async (text) => {
  const parsed = await parse('main.tf', formatBlock({ header: ['locals'], body: { text } }));
  const [locals] = parsed.locals as { text: string }[];
  expect(asText(locals!.text)).toBe(text);
});

test('nothing in a text is a template', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: HCL would interpolate it
  const block = formatBlock({ header: ['locals'], body: { text: 'a ${var.x} %{ if true } $${b} $ %' } });
  // biome-ignore lint/suspicious/noTemplateCurlyInString: as HCL says that it is text
  expect(block).toContain('"a $${var.x} %%{ if true } $$${b} $ %"');
});

test('nothing in the key of a map is a template, in JSON either', async () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must survive as text
  const key = 'a ${var.x} %{ if true }';
  const block: Block = { header: ['locals'], body: { map: { [key]: 'b' } } };
  const [locals] = (await parse('main.tf', formatBlock(block))).locals as { map: object }[];
  expect(Object.keys(locals!.map).map(asText)).toEqual([key]);
  const json = JSON.parse(formatJson([block], 'note')) as { locals: { map: object }[] };
  expect(Object.keys(json.locals[0]!.map)).toEqual(['a $${var.x} %%{ if true }']);
});

test('what cannot be seen is written so that it can', () => {
  const block = formatBlock({ header: ['locals'], body: { text: 'a\u202eb' } });
  expect(block).toContain('"a\\u202eb"');
});

test('members of lists take a line each, so that the next one changes no other', () => {
  const block = formatBlock({
    header: ['locals'],
    body: {
      ids: [1, 2],
      empty: [],
      plain: [{ name: 'CREATE_FEATURE', environment: 'production' }],
      roles: [{ role: 4, users: [1] }],
      'odd key': new Expression('var.x'),
    },
  });
  expect(block).toBe(`locals {
  ids = [
    1,
    2,
  ]
  empty = []
  plain = [
    { name = "CREATE_FEATURE", environment = "production" },
  ]
  roles = [
    {
      role = 4
      users = [
        1,
      ]
    },
  ]
  "odd key" = var.x
}`);
});

/** The parser leaves template escapes as they are. */
const asText = (text: string) => text.replaceAll('$${', '${').replaceAll('%%{', '%{');
