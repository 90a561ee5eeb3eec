// Values as TypeScript, read back by the engine that will run them.
import { runInThisContext } from 'node:vm';
import { expect, test } from 'vitest';
import { Expression, Name } from '../../src/export/block.ts';
import { formatLiteral } from '../../src/export/typescript.ts';
import { hostile } from './generated-instance.ts';

// biome-ignore lint/suspicious/noTemplateCurlyInString: it must survive as text
test.each([...hostile, 'line \u2028 separator', '`${x}`', "'"])('the text %j reads back as it is', (text) => {
  const value = { [text]: text, list: [text, { [text]: [] }] };
  const read = runInThisContext(`(${formatLiteral(value, 0)})`) as typeof value;
  expect(JSON.stringify(read)).toBe(JSON.stringify(value));
  expect(Object.keys(read)).toContain(text);
});

test('members take a line each, and objects of plain values one', () => {
  const value = {
    ids: [1, 2],
    empty: [],
    nothing: {},
    roles: [{ role: 4, users: [new Expression('this.user_ann.id')] }],
    plain: [{ name: 'CREATE_FEATURE', 'odd key': true }],
    type: new Name('map(string)'),
  };
  expect(formatLiteral(value, 0)).toBe(`{
  ids: [
    1,
    2,
  ],
  empty: [],
  nothing: {},
  roles: [
    {
      role: 4,
      users: [
        this.user_ann.id,
      ],
    },
  ],
  plain: [
    { name: "CREATE_FEATURE", "odd key": true },
  ],
  type: "map(string)",
}`);
});

test('what cannot be seen is written so that it can', () => {
  expect(formatLiteral('a\u202eb', 0)).toBe('"a\\u202eb"');
});
