/** Handlers as methods over bytes. */
import { expect, test } from 'vitest';
import { bindProvider } from '../../src/terraform/bind-provider.ts';
import type { Method } from '../../src/terraform/plugin/index.ts';
import {
  decodeMessage,
  encodeMessage,
  type Input,
  type ProviderHandlers,
  providerService,
} from '../../src/terraform/protocol/index.ts';

const call = { signal: new AbortController().signal };
const { ReadResource, ListResource } = providerService;

async function unary(handlers: ProviderHandlers, path: string, request: Uint8Array) {
  const method = (await bindProvider(handlers)).get(path);
  if (!method || !('unary' in method)) throw new Error(`no unary method ${path}`);
  return method.unary(request, call);
}

test('a request arrives decoded and its response leaves encoded', async () => {
  const handlers: ProviderHandlers = {
    ReadResource: async ({ type_name, private: secret }, { signal }) => ({
      private: secret,
      diagnostics: [{ summary: `${type_name} ${signal.aborted}` }],
    }),
  };
  const request = encodeMessage(ReadResource.request, { type_name: 'thing', private: Uint8Array.of(7) });
  const response = decodeMessage(
    ReadResource.response,
    await unary(handlers, '/tfplugin6.Provider/ReadResource', request),
  );
  expect(response.private).toEqual(Uint8Array.of(7));
  expect(response.diagnostics[0]?.summary).toBe('thing false');
});

test('a stream leaves one message for each event', async () => {
  const methods = await bindProvider({
    async *ListResource({ limit }) {
      for (let index = 0; index < Number(limit); index += 1) yield { display_name: `thing ${index}` };
    },
  });
  const method = methods.get('/tfplugin6.Provider/ListResource') as Extract<Method, { serverStream: unknown }>;
  const names: string[] = [];
  for await (const event of method.serverStream(encodeMessage(ListResource.request, { limit: 3 }), call)) {
    names.push(decodeMessage(ListResource.response, event).display_name);
  }
  expect(names).toEqual(['thing 0', 'thing 1', 'thing 2']);
});

test('only what has a handler is served', async () => {
  const methods = await bindProvider(async () => ({ ReadResource: undefined, StopProvider: async () => ({}) }));
  expect([...methods.keys()]).toEqual(['/tfplugin6.Provider/StopProvider']);
});

test('a response that is wrong is our fault, and named', async () => {
  const wrong = { diagnostics: [{ summary: 5 }] } as unknown as Input<typeof ReadResource.response>;
  const handlers: ProviderHandlers = { ReadResource: async () => wrong };
  await expect(unary(handlers, '/tfplugin6.Provider/ReadResource', new Uint8Array())).rejects.toThrow(
    'ReadResource.Response.diagnostics: Diagnostic.summary: expected a string',
  );
});

test('a request that is wrong is refused with its name', async () => {
  const handlers: ProviderHandlers = { ReadResource: async () => ({}) };
  await expect(unary(handlers, '/tfplugin6.Provider/ReadResource', Uint8Array.of(0x0a, 9))).rejects.toMatchObject({
    code: 3,
    message: expect.stringMatching(/^ReadResource\.Request: the message is cut short/),
  });
});
