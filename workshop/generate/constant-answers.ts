// What the provider answers the same in every run, as the bytes that go over the wire: who is asked for nothing else needs no catalog.
import packageJson from '../../package.json' with { type: 'json' };
import { unleashProvider } from '../../provider/index.ts';
import { providerHandlers } from '../../src/terraform/framework/index.ts';
import { bindProvider } from '../../src/terraform/bind-provider.ts';
import { serviceName } from '../../src/terraform/protocol/index.ts';
import { notice } from './notice.ts';

/** None of them depends on what it is asked, on the environment or on the version. */
const names = ['GetProviderSchema', 'GetResourceIdentitySchemas'] as const;

export async function renderConstantAnswers(): Promise<Map<string, string>> {
  const provider = unleashProvider(packageJson.version, { env: {}, log: () => {}, onWait: () => {} });
  const methods = await bindProvider(providerHandlers(provider));
  const answers = await Promise.all(
    names.map(async (name) => {
      const method = methods.get(`/${serviceName}/${name}`);
      if (!method || !('unary' in method)) throw new Error(`The provider has no ${name}`);
      const bytes = await method.unary(new Uint8Array(), { signal: new AbortController().signal });
      return `  ${name}: '${Buffer.from(bytes).toString('base64')}',\n`;
    }),
  );
  return new Map([
    ['provider/generated/constant-answers.ts', `${notice}export const constantAnswers = {\n${answers.join('')}};\n`],
  ]);
}
