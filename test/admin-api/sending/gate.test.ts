// Who gets in, in which order.
import { expect, test } from 'vitest';
import { Gate } from '../../../src/admin-api/sending/gate.ts';

const never = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

function queue(gate: Gate, names: string) {
  const inside: string[] = [];
  for (const name of names) void gate.enter(never).then(() => inside.push(name));
  return inside;
}

test('lets in who came first', async () => {
  const gate = new Gate(() => 2);
  const inside = queue(gate, 'abcde');
  await settled();
  expect([inside.join(''), gate.isFull]).toEqual(['ab', true]);
  gate.leave();
  await settled();
  expect(inside.join('')).toBe('abc');
  gate.leave();
  gate.leave();
  await settled();
  expect([inside.join(''), gate.isFull]).toEqual(['abcde', true]);
  gate.leave();
  expect(gate.isFull).toBe(false);
});

test('lets in more when it has grown, and nobody until it fits when it has shrunk', async () => {
  let size = 3;
  const gate = new Gate(() => size);
  const inside = queue(gate, 'abcdefgh');
  await settled();
  size = 1;
  gate.leave();
  gate.leave();
  await settled();
  expect(inside.join('')).toBe('abc');
  size = 4;
  gate.leave();
  await settled();
  expect(inside.join('')).toBe('abcdefg');
});

test('gives the place of who gives up to the next', async () => {
  const gate = new Gate(() => 1);
  const caller = new AbortController();
  await gate.enter(never);
  const gone = gate.enter(caller.signal);
  const inside = queue(gate, 'a');
  caller.abort(new Error('enough'));
  await expect(gone).rejects.toThrow('enough');
  gate.leave();
  await settled();
  expect(inside).toEqual(['a']);
  await expect(gate.enter(caller.signal)).rejects.toThrow('enough');
});
