#!/usr/bin/env node
// The provider process that Terraform starts. What it serves is loaded when it is asked for more than its schema.
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packageJson from '../package.json' with { type: 'json' };
import { address } from '../provider/address.ts';
import { createLogger, serve } from '../src/terraform/index.ts';

const log = createLogger({ name: 'unleash', env: process.env });

async function handlers() {
  const [{ servedProvider }, { providerHandlers }] = await Promise.all([
    import('../provider/provider.ts'),
    import('../src/terraform/framework/index.ts'),
  ]);
  return providerHandlers(
    servedProvider(packageJson.version, {
      env: process.env,
      planNotes: join(tmpdir(), `terraform-provider-unleash-${process.getuid?.() ?? 'user'}`),
      log: log.writes('debug') ? ({ type, ...fields }) => log.debug(`admin API ${type}`, fields) : undefined,
      onWait: ({ operation, seconds, reason }) =>
        log.warn(`waiting ${seconds} s before ${operation} is tried again`, { reason }),
    }),
  );
}

const constant = (rpc: 'GetProviderSchema' | 'GetResourceIdentitySchemas') => async () =>
  Buffer.from((await import('../provider/generated/constant-answers.ts')).constantAnswers[rpc], 'base64');
const constantAnswers = {
  GetProviderSchema: constant('GetProviderSchema'),
  GetResourceIdentitySchemas: constant('GetResourceIdentitySchemas'),
};

void serve({ handlers, constantAnswers, address, log });
