// Writes to one thing one after the other, writes to others beside them.
import { expect, test } from 'vitest';
import { Turns } from '../../../../src/terraform/framework/run/turns.ts';

/** A piece of work that ends when it is told to. */
function work(log: string[], name: string) {
  let end = () => {};
  const ends = new Promise<void>((resolve) => {
    end = resolve;
  });
  const run = async () => {
    log.push(`${name} begins`);
    await ends;
    log.push(`${name} ends`);
    return name;
  };
  return { run, end: () => end() };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

test('the same thing is written one after the other, in the order in which the writes came; others do not wait', async () => {
  const turns = new Turns();
  const log: string[] = [];
  const [first, second, other] = ['first', 'second', 'other'].map((name) => work(log, name));
  const done = [turns.take(['a', 'b'], first!.run), turns.take(['b', 'c'], second!.run), turns.take(['d'], other!.run)];
  await settle();
  expect(log).toEqual(['first begins', 'other begins']);
  other!.end();
  first!.end();
  await settle();
  expect(log.slice(2).sort()).toEqual(['first ends', 'other ends', 'second begins']);
  second!.end();
  expect(await Promise.all(done)).toEqual(['first', 'second', 'other']);
});

test('a write that fails stops nobody', async () => {
  const turns = new Turns();
  const failing = turns.take(['a'], async () => {
    throw new Error('no');
  });
  const next = turns.take(['a'], async () => 'yes');
  await expect(failing).rejects.toThrow('no');
  expect(await next).toBe('yes');
});
