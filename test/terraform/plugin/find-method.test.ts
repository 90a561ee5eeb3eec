// What is loaded for a call: nothing for the host, nothing for what is there early, and everything else once.
import { expect, test } from 'vitest';
import { findIn, once } from '../../../src/terraform/plugin/find-method.ts';
import type { Method, Methods } from '../../../src/terraform/plugin/grpc-call.ts';

const answering = (): Method => ({ unary: async () => new Uint8Array() });
const [shutdown, schema, read] = [answering(), answering(), answering()];

function found() {
  let loads = 0;
  const load = once(async (): Promise<Methods> => {
    loads += 1;
    return new Map([
      ['/p.Provider/Schema', answering()],
      ['/p.Provider/Read', read],
      ['/plugin.GRPCStdio/StreamStdio', answering()],
    ]);
  });
  const host = new Map([['/plugin.GRPCController/Shutdown', shutdown]]);
  return { find: findIn(host, load, new Map([['/p.Provider/Schema', schema]])), loads: () => loads };
}

test.each([
  ['a service of the host', '/plugin.GRPCController/Shutdown', shutdown],
  ['a service of the host that nobody serves', '/plugin.GRPCStdio/StreamStdio', undefined],
  ['what is there early', '/p.Provider/Schema', schema],
])('%s loads nothing', async (_, path, method) => {
  const { find, loads } = found();
  expect(await find(path)).toBe(method);
  expect(loads()).toBe(0);
});

test('everything else is loaded by the first call, once', async () => {
  const { find, loads } = found();
  expect(await find('/p.Provider/Read')).toBe(read);
  expect(await find('/p.Provider/Nothing')).toBeUndefined();
  expect(loads()).toBe(1);
});
