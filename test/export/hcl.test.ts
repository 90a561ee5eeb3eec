// HCL text as `terraform fmt` lays it out, read back by a real HCL parser.
import { parse } from '@cdktf/hcl2json';
import { expect, test } from 'vitest';
import { Expression, formatBlock } from '../../src/export/hcl.ts';

test('equals signs stand below each other, except beside arguments that span lines', () => {
  const block = formatBlock(['resource', 'unleash_project', 'checkout'], {
    id: 'checkout',
    name: 'Checkout',
    feature_naming: { pattern: '[a-z]+', example: 'abc' },
    mode: 'private',
    description: 'Cart',
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
}`);
});

test.each([
  'plain',
  'quote " and backslash \\',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it must survive as text
  'dollar ${var.x} and percent %{ if true }',
  'line\nbreak\ttab',
  'bell \b feed \f',
  'ünïcödé 🚦',
])('the text %j reads back as it is', async (text) => {
  const parsed = await parse('main.tf', formatBlock(['locals'], { text }));
  const [locals] = parsed.locals as { text: string }[];
  expect(asText(locals!.text)).toBe(text);
});

test('lists of values stay on one line, lists of objects take one each', async () => {
  const block = formatBlock(['locals'], {
    ids: [1, 2],
    empty: [],
    roles: [{ role: 4, users: [1] }],
    'odd key': new Expression('var.x'),
  });
  expect(block).toBe(`locals {
  ids   = [1, 2]
  empty = []
  roles = [
    {
      role  = 4
      users = [1]
    },
  ]
  "odd key" = var.x
}`);
});

/** The parser leaves template escapes as they are. */
const asText = (text: string) => text.replaceAll('$${', '${').replaceAll('%%{', '%{');
