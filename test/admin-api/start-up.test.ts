// Start-up time is a feature: what is not needed at once is loaded when it is.
import { build } from 'esbuild';
import { expect, it } from 'vitest';

it('loads neither undici nor zod before the first request', async () => {
  const { metafile } = await build({
    entryPoints: ['src/admin-api/index.ts'],
    bundle: true,
    format: 'esm',
    platform: 'node',
    splitting: true,
    metafile: true,
    write: false,
    outdir: 'out',
    logLevel: 'silent',
  });
  const packages = new Set<string>();
  const walk = (file: string, seen = new Set<string>()): void => {
    if (seen.has(file)) return;
    seen.add(file);
    const name = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1];
    if (name) packages.add(name);
    for (const { path, kind } of metafile.inputs[file]?.imports ?? []) if (kind !== 'dynamic-import') walk(path, seen);
  };
  walk('src/admin-api/index.ts');
  expect([...packages]).toEqual(['openapi-fetch']);
});
