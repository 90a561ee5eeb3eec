// Start-up time is a feature: Terraform starts the provider several times for each command and waits for its handshake.
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

const entry = 'bin/terraform-provider-unleash.ts';

/** All that runs before the handshake. Add to it only what a handshake cannot do without. */
const beforeTheHandshake = [
  'bin/terraform-provider-unleash.ts',
  'package.json',
  'provider/address.ts',
  'src/terraform/bind-provider.ts',
  'src/terraform/index.ts',
  'src/terraform/plugin/certificate.ts',
  'src/terraform/plugin/der.ts',
  'src/terraform/plugin/find-method.ts',
  'src/terraform/plugin/grpc-call.ts',
  'src/terraform/plugin/grpc-frame.ts',
  'src/terraform/plugin/grpc-server.ts',
  'src/terraform/plugin/grpc-status.ts',
  'src/terraform/plugin/handshake.ts',
  'src/terraform/plugin/host-services.ts',
  'src/terraform/plugin/http2/frame.ts',
  'src/terraform/plugin/http2/given-up.ts',
  'src/terraform/plugin/http2/hpack/decode-headers.ts',
  'src/terraform/plugin/http2/hpack/encode-headers.ts',
  'src/terraform/plugin/http2/hpack/huffman.ts',
  'src/terraform/plugin/http2/hpack/static-table.ts',
  'src/terraform/plugin/http2/http2-error.ts',
  'src/terraform/plugin/http2/index.ts',
  'src/terraform/plugin/http2/outbox.ts',
  'src/terraform/plugin/http2/request-headers.ts',
  'src/terraform/plugin/http2/server.ts',
  'src/terraform/plugin/http2/session.ts',
  'src/terraform/plugin/http2/settings.ts',
  'src/terraform/plugin/http2/stream.ts',
  'src/terraform/plugin/http2/window.ts',
  'src/terraform/plugin/index.ts',
  'src/terraform/plugin/listen.ts',
  'src/terraform/plugin/logger.ts',
  'src/terraform/plugin/plugin-process.ts',
  'src/terraform/plugin/process-rules.ts',
  'src/terraform/plugin/reattach.ts',
  'src/terraform/serve.ts',
];
const ofNode = ['node:crypto', 'node:fs', 'node:net', 'node:os', 'node:path', 'node:tls'];

/** Packages that a provider loads to answer for its schema and to validate; what only some calls need is not among them. */
const packagesOfTheProvider = ['fastest-levenshtein', 'openapi-fetch'];

let graph: Metafile['inputs'];

beforeAll(async () => {
  const { metafile } = await build({
    entryPoints: [entry],
    bundle: true,
    format: 'esm',
    platform: 'node',
    splitting: true,
    metafile: true,
    write: false,
    outdir: 'out',
    logLevel: 'silent',
  });
  graph = metafile.inputs;
});

interface Reached {
  readonly files: readonly string[];
  readonly external: readonly string[];
}

/** What runs when a file is imported, without what it may import later. */
function reachedFrom(start: string): Reached {
  const files = new Set([start]);
  const external = new Set<string>();
  for (const file of files) {
    for (const { path, kind, external: isExternal } of graph[file]?.imports ?? []) {
      if (kind === 'dynamic-import') continue;
      if (isExternal) external.add(path);
      else files.add(path);
    }
  }
  return { files: [...files].sort(), external: [...external].sort() };
}

const packagesIn = ({ files }: Reached) => {
  const names = files.map((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1]);
  return [...new Set(names.filter((name) => name !== undefined))].sort();
};

describe('before the handshake', () => {
  test('nothing is loaded that it can do without', () => {
    expect(reachedFrom(entry).files).toEqual(beforeTheHandshake);
  });

  test('no other part of Node is loaded', () => {
    expect(reachedFrom(entry).external).toEqual(ofNode);
  });
});

test('neither undici nor zod is loaded before the first request', () => {
  expect(packagesIn(reachedFrom('provider/index.ts'))).toEqual(packagesOfTheProvider);
  expect(packagesIn(reachedFrom('src/terraform/framework/index.ts'))).toEqual(['fastest-levenshtein']);
  expect(packagesIn(reachedFrom('src/admin-api/index.ts'))).toEqual(['openapi-fetch']);
});
