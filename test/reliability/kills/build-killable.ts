// Bundles the provider that kills itself, as the provider itself is bundled.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

export interface KillableProvider {
  /** Holds `terraform-provider-unleash`. */
  readonly dir: string;
  dispose(): void;
}

export async function buildKillable(): Promise<KillableProvider> {
  const dir = mkdtempSync(join(tmpdir(), 'killable-'));
  const outfile = join(dir, 'terraform-provider-unleash');
  await build({
    entryPoints: [fileURLToPath(new URL('killable-provider.ts', import.meta.url))],
    outfile,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    minifySyntax: true,
    minifyWhitespace: true,
    banner: { js: '#!/usr/bin/env node' },
  });
  // A file without an ending is CommonJS wherever it is.
  writeFileSync(join(dir, 'package.json'), '{ "type": "commonjs" }\n');
  chmodSync(outfile, 0o755);
  return { dir, dispose: () => rmSync(dir, { recursive: true, force: true }) };
}
