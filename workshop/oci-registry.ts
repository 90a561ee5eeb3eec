/**
 * A registry of OCI artefacts on this machine that hands out one repository from its layout, over TLS, as clients want it:
 * https://github.com/opencontainers/distribution-spec/blob/v1.1.0/spec.md#pull
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createCertificate } from '../src/terraform/plugin/certificate.ts';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly annotations?: { readonly [name: string]: string };
}

interface OciRegistry {
  /** Host and port. */
  readonly host: string;
  /** What clients have to trust, in PEM. */
  readonly certificate: string;
  /** Paths that were asked for, without those of the protocol's version. */
  readonly asked: readonly string[];
  close(): void;
}

/** @param layout folder with the image layout of the repository */
export async function serveOciLayout(layout: string, repository: string): Promise<OciRegistry> {
  const { key, cert } = await createCertificate();
  const asked: string[] = [];
  const blob = (digest: string) => readFileSync(join(layout, 'blobs', digest.replace(':', '/')));
  const { manifests } = JSON.parse(readFileSync(join(layout, 'index.json'), 'utf8')) as {
    readonly manifests: readonly Descriptor[];
  };
  const tagOf = ({ annotations }: Descriptor) => annotations?.['org.opencontainers.image.ref.name'];
  const answers: {
    readonly [kind: string]: (name: string) => readonly [Buffer, { readonly [header: string]: string }];
  } = {
    tags: () => [
      Buffer.from(JSON.stringify({ name: repository, tags: manifests.map(tagOf) })),
      { 'content-type': 'application/json' },
    ],
    manifests(name) {
      const digest = manifests.find((one) => tagOf(one) === name)?.digest ?? name;
      const content = blob(digest);
      const { mediaType } = JSON.parse(content.toString()) as Descriptor;
      return [content, { 'content-type': mediaType, 'docker-content-digest': digest }];
    },
    blobs: (name) => [blob(name), { 'content-type': 'application/octet-stream' }],
  };
  const server = createServer({ key, cert }, ({ url = '', method }, response) => {
    const [, kind = '', name = ''] = new RegExp(`^/v2/${repository}/(\\w+)/([^/?]+)`).exec(url) ?? [];
    const answer = answers[kind];
    if (!answer) return void response.writeHead(url === '/v2/' ? 200 : 404).end();
    asked.push(`${kind}/${name}`);
    const [content, headers] = answer(name);
    response.writeHead(200, { ...headers, 'content-length': content.length });
    response.end(method === 'HEAD' ? undefined : content);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { host: `localhost:${(server.address() as AddressInfo).port}`, certificate: cert, asked, close };
}
