// Bundles the provider that kills itself, as the provider itself is bundled.
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { share } from '../../../workshop/build/share.ts';

const source = 'test/reliability/kills/killable-provider.ts';

/** The folder of its `terraform-provider-unleash`. */
export const buildKillable = (): Promise<string> => share('killable', bundle, [source]);

async function bundle(dir: string): Promise<void> {
  const outfile = join(dir, 'terraform-provider-unleash');
  await build({
    entryPoints: [fileURLToPath(new URL(`../../../${source}`, import.meta.url))],
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
}
