// Changes of a configuration: what is asked for goes or comes, and every other character stays as somebody wrote it.
import { describe, expect, test } from 'vitest';
import {
  addMember,
  align,
  argumentOf,
  type Block,
  changed,
  isBlock,
  NotHcl,
  removeMember,
  scan,
  setValue,
  textOf,
  toSheet,
  without,
} from '../../src/configuration/index.ts';

const blockOf = (text: string): Block => scan(text).blocks[0]!;
const membersOf = (text: string) => argumentOf(blockOf(text), 'users')!;

describe('what is hard to read', () => {
  const text = `
# comment with { and "
resource "a" "b" { # another
  name = "quote \\" brace } \${var.x["}"]} $\${no} %{ if true }x%{ endif }"
  long = <<-EOT
    } not the end
    EOT
  list = [for one in var.all : one.id]
  map  = { "key" = 1, other : [1, 2] } /* after */
  sum = (1 +
    2)
  pick = var.all[0]
  dynamic "inner" {
    for_each = { for key, value in var.all : key => value }
    content {}
  }
}
variable "x" {}
`;

  test('is read to its end', () => {
    expect(scan(text).blocks.map(({ header }) => header.join(' '))).toEqual(['resource a b', 'variable x']);
    const block = blockOf(text);
    expect(block.arguments.map(({ name }) => name)).toEqual(['name', 'long', 'list', 'map', 'sum', 'pick']);
    expect(argumentOf(block, 'list')!.members).toBeNull();
    expect(argumentOf(block, 'map')!.arguments!.map(({ name }) => name)).toEqual(['key', 'other']);
    expect(block.blocks.map(({ header }) => header.join(' '))).toEqual(['dynamic inner']);
    expect(textOf(toSheet(text))).toBe(text);
    expect(align(text.trimStart(), scan(text.trimStart()))).toBe(text.trimStart());
  });

  test.each(['resource "a" {', 'a = "x', 'a = ', 'a = [1', 'a = <<X\n', '{', 'x "y"'])(
    '%j is refused with its line',
    (wrong) => {
      expect(() => scan(wrong)).toThrow(NotHcl);
      expect(() => scan(`\n${wrong}`)).toThrow(/^line \d: /);
    },
  );
});

test.each([
  ['users = [\n  a.id,\n  b.id,\n]', 0, 'users = [\n  b.id,\n]'],
  ['users = [\n  a.id,\n  b.id\n]', 1, 'users = [\n  a.id,\n]'],
  ['users = [a.id, b.id, c.id]', 1, 'users = [a.id, c.id]'],
  ['users = [a.id, b.id]', 1, 'users = [a.id]'],
  ['users = [\n  a.id,\n]', 0, 'users = []'],
])('of %j member %i goes', (text, index, wanted) => {
  const list = argumentOf(scan(text), 'users')!;
  expect(removeMember(text, list, list.members![index]!)).toBe(wanted);
});

test.each([
  ['users = []', 'users = [\n  c.id,\n]'],
  ['users = [\n  a.id,\n]', 'users = [\n  a.id,\n  c.id,\n]'],
  ['users = [a.id]', 'users = [a.id, c.id]'],
])('to %j a member comes', (text, wanted) => {
  expect(addMember(text, argumentOf(scan(text), 'users')!, 'c.id')).toBe(wanted);
});

test('a value is set, and the signs of its neighbours stand below each other', () => {
  const text = 'resource "a" "b" {\n  x = 1\n  long_name = [\n    1,\n  ]\n  yes = true\n}';
  const set = setValue(text, argumentOf(blockOf(text), 'x')!, '2');
  expect(align(set, scan(set))).toBe('resource "a" "b" {\n  x = 2\n  long_name = [\n    1,\n  ]\n  yes = true\n}');
  const emptied = removeMember(
    set,
    argumentOf(blockOf(set), 'long_name')!,
    argumentOf(blockOf(set), 'long_name')!.members![0]!,
  );
  expect(align(emptied, scan(emptied))).toBe(
    'resource "a" "b" {\n  x         = 2\n  long_name = []\n  yes       = true\n}',
  );
});

test('a block goes with the comment above it, and one block alone is changed', () => {
  const sheet = toSheet('# kept\n\n# about a\na "x" {}\n\nb "y" {\n  users = [1]\n}\n\na "z" {}\n');
  expect(textOf(without(sheet, (piece) => isBlock(piece, 'a', 'x')))).toBe(
    '# kept\n\nb "y" {\n  users = [1]\n}\n\na "z" {}\n',
  );
  const after = toSheet('b {} # of b\na {}\n\nc {}\n');
  expect(textOf(without(after, (piece) => isBlock(piece, 'a')))).toBe('b {} # of b\n\nc {}\n');
  expect(textOf(without(sheet, (piece) => isBlock(piece, 'a', 'z')))).toBe(
    '# kept\n\n# about a\na "x" {}\n\nb "y" {\n  users = [1]\n}\n',
  );
  const piece = sheet.find((one) => isBlock(one, 'b', 'y'))!;
  expect(changed(piece, (text) => removeMember(text, membersOf(text), membersOf(text).members![0]!)).text).toBe(
    'b "y" {\n  users = []\n}',
  );
});
