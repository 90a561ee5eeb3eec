// The answers that are kept as bytes are what the provider of these sources answers, whatever its environment and version.
import { expect, test } from 'vitest';
import { constantAnswers } from '../../provider/generated/constant-answers.ts';
import { unleashProvider } from '../../provider/index.ts';
import { bindProvider } from '../../src/terraform/bind-provider.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';

test.each(Object.entries(constantAnswers))('%s', async (rpc, kept) => {
  const env = { UNLEASH_URL: 'https://unleash.example.com', UNLEASH_AUTH_TOKEN: 'token' };
  const methods = await bindProvider(
    providerHandlers(unleashProvider('9.9.9', { env, log: () => {}, onWait: () => {} })),
  );
  const method = methods.get(`/tfplugin6.Provider/${rpc}`);
  if (!method || !('unary' in method)) throw new Error(`no ${rpc}`);
  const answer = await method.unary(new Uint8Array(), { signal: new AbortController().signal });
  expect(Buffer.from(answer).equals(Buffer.from(kept, 'base64'))).toBe(true);
});
