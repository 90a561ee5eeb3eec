// Start-up time is a feature: Terraform starts the provider several times for each command and waits for its handshake.
import { readdirSync } from 'node:fs';
import { build, type Metafile } from 'esbuild';
import { beforeAll, describe, expect, test } from 'vitest';

const entry = 'bin/terraform-provider-unleash.ts';

/** All that runs before the handshake. Add to it only what a handshake cannot do without. */
const beforeTheHandshake = [
  'bin/terraform-provider-unleash.ts',
  'package.json',
  'provider/address.ts',
  'src/terraform/bind-provider.ts',
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
  'src/terraform/plugin/http2/outbox.ts',
  'src/terraform/plugin/http2/request-headers.ts',
  'src/terraform/plugin/http2/server.ts',
  'src/terraform/plugin/http2/session.ts',
  'src/terraform/plugin/http2/settings.ts',
  'src/terraform/plugin/http2/stream.ts',
  'src/terraform/plugin/http2/window.ts',
  'src/terraform/plugin/listen.ts',
  'src/terraform/plugin/logger.ts',
  'src/terraform/plugin/plugin-process.ts',
  'src/terraform/plugin/process-rules.ts',
  'src/terraform/plugin/reattach.ts',
  'src/terraform/plugin/sockets/index.ts',
  'src/terraform/serve.ts',
];
const ofNode = ['node:fs', 'node:os', 'node:path'];

const sockets = 'src/terraform/plugin/sockets';
/** What the sockets of each runtime need besides. For Bun the parts of Node would be most of its start. */
const ofRuntimes = [
  ['node', ['node:crypto', 'node:net', 'node:tls']],
  ['bun', []],
] as const;

/** Of Node, with that: cryptography, sockets and HTTP would double what a process of Bun loads. */
const ofServing = ['node:fs', 'node:path'];

/** Packages that a provider loads to answer for its schema and to validate; what only some calls need is not among them. */
const packagesOfTheProvider = ['fastest-levenshtein', 'openapi-fetch'];

let outputs: Metafile['outputs'];

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
  outputs = metafile.outputs;
});

interface Reached {
  readonly files: readonly string[];
  readonly external: readonly string[];
}

/** What runs when these files are imported, without what they may import later. */
function reachedFrom(...starts: readonly string[]): Reached {
  const chunks = new Set(starts.map(chunkOf));
  const external = new Set<string>();
  for (const chunk of chunks) {
    for (const { path, kind, external: isExternal } of outputs[chunk]!.imports) {
      if (kind === 'dynamic-import') continue;
      if (isExternal) external.add(path);
      else chunks.add(path);
    }
  }
  const files = [...chunks].flatMap((chunk) => Object.entries(outputs[chunk]!.inputs));
  const kept = files.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file);
  return { files: [...new Set(kept)].sort(), external: [...external].sort() };
}

function chunkOf(start: string): string {
  const found = Object.entries(outputs).find(([, { entryPoint }]) => entryPoint === start);
  if (!found) throw new Error(`${start} is not imported when it is needed, but before`);
  return found[0];
}

/** What a process loads that is asked for more than its schema. */
const served = ['provider/provider.ts', 'src/terraform/framework/index.ts', 'src/terraform/protocol/index.ts'];

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

  test.each(ofRuntimes)('the sockets of %s load no more than they are', (runtime, external) => {
    const { files, external: found } = reachedFrom(`${sockets}/${runtime}.ts`);
    expect(found).toEqual(external);
    expect(files.filter((file) => !beforeTheHandshake.includes(file))).toEqual([`${sockets}/${runtime}.ts`]);
  });
});

describe('after the handshake', () => {
  const isMember = (file: string) =>
    /^provider\/(resources|data-sources|ephemeral-resources|actions|functions)\//.test(file);

  test('no member of the catalog is loaded that nobody has named', () => {
    expect(reachedFrom(...served).files.filter(isMember)).toEqual([]);
  });

  test.each(readdirSync('provider/resources'))('%s brings no other member along', (file) => {
    const path = `provider/resources/${file}`;
    expect(reachedFrom(path).files.filter(isMember)).toEqual([path]);
  });

  test('validating loads no client', () => {
    expect(reachedFrom(...served).files).not.toContain('provider/connection/configure.ts');
    expect(reachedFrom(...served).external).toEqual(ofServing);
  });
});

test('neither undici nor zod is loaded before the first request', () => {
  expect(packagesIn(reachedFrom(...served))).toEqual(packagesOfTheProvider);
  expect(packagesIn(reachedFrom('provider/connection/configure.ts'))).toEqual(packagesOfTheProvider);
});
