// How long a program takes from its start to its first line, or to its end when it says nothing.
import { spawn } from 'node:child_process';
import { createCertificate } from '../../src/terraform/plugin/certificate.ts';
import { magicCookie } from '../../workshop/plugin-client.ts';

export interface Program {
  readonly command: string;
  readonly args: readonly string[];
}

const certificate = (await createCertificate('P-521')).cert;

/** In ms. The program gets what Terraform gives to a provider, mutual TLS included. */
export async function launch({ command, args }: Program): Promise<number> {
  const started = performance.now();
  const child = spawn(command, args, {
    env: {
      ...process.env,
      TF_PLUGIN_MAGIC_COOKIE: magicCookie,
      PLUGIN_PROTOCOL_VERSIONS: '5,6',
      PLUGIN_CLIENT_CERT: certificate,
    },
    // Not every provider is silent when nobody logs.
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => resolve());
  });
  const spoken = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()));
  await Promise.race([spoken, ended]);
  const took = performance.now() - started;
  child.kill();
  await ended;
  return took;
}
