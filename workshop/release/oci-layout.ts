/**
 * The archives of the provider as an OCI image layout, from which a registry becomes a mirror for OpenTofu:
 * https://opentofu.org/docs/cli/oci_registries/provider-mirror/
 */
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const release = 'application/vnd.opentofu.provider';
const target = 'application/vnd.opentofu.provider-target';
const image = 'application/vnd.oci.image';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

const describe = (mediaType: string, content: Buffer): Descriptor => ({
  ...{ mediaType, digest: `sha256:${createHash('sha256').update(content).digest('hex')}`, size: content.length },
});
const placeOf = ({ digest }: Descriptor) => join('blobs', digest.replace(':', '/'));

interface Layout {
  /** Contents by path. */
  readonly documents: ReadonlyMap<string, Buffer>;
  /** Paths of the archives, by where they are in the layout. */
  readonly archives: ReadonlyMap<string, string>;
}

/** Follows from the version and the archives, by platform such as `linux_amd64`, and from nothing else. */
function layoutOf(version: string, archives: ReadonlyMap<string, string>): Layout {
  const documents = new Map<string, Buffer>();
  const linked = new Map<string, string>();
  const write = (mediaType: string, document: object): Descriptor => {
    const content = Buffer.from(JSON.stringify(document));
    const descriptor = describe(mediaType, content);
    documents.set(placeOf(descriptor), content);
    return descriptor;
  };
  const config = write('application/vnd.oci.empty.v1+json', {});
  const manifests = [...archives].sort().map(([name, archive]) => {
    const layer = describe('archive/zip', readFileSync(archive));
    linked.set(placeOf(layer), archive);
    const [os, architecture] = name.split('_');
    const mediaType = `${image}.manifest.v1+json`;
    const manifest = { schemaVersion: 2, mediaType, artifactType: target, config, layers: [layer] };
    return { ...write(mediaType, manifest), artifactType: target, platform: { os, architecture } };
  });
  const mediaType = `${image}.index.v1+json`;
  const index = write(mediaType, { schemaVersion: 2, mediaType, artifactType: release, manifests });
  // A plus sign cannot be in a tag.
  const annotations = { 'org.opencontainers.image.ref.name': version.replace('+', '_') };
  const top = { schemaVersion: 2, manifests: [{ ...index, artifactType: release, annotations }] };
  documents.set('index.json', Buffer.from(JSON.stringify(top)));
  documents.set('oci-layout', Buffer.from(JSON.stringify({ imageLayoutVersion: '1.0.0' })));
  return { documents, archives: linked };
}

/** @param archives by platform; they are linked and not copied */
export function writeOciLayout(folder: string, version: string, archives: ReadonlyMap<string, string>): void {
  const layout = layoutOf(version, archives);
  mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  for (const [path, content] of layout.documents) writeFileSync(join(folder, path), content);
  for (const [path, archive] of layout.archives) linkSync(archive, join(folder, path));
}

/** What in a layout is not as the archives ask for, a sentence each: whoever signs those has signed it, too. */
export function layoutProblems(folder: string, version: string, archives: ReadonlyMap<string, string>): string[] {
  const name = folder.slice(dirname(folder).length + 1);
  const layout = layoutOf(version, archives);
  const wanted = new Map([
    ...layout.documents,
    ...[...layout.archives].map(([path, archive]) => [path, readFileSync(archive)] as const),
  ]);
  const found = existsSync(folder) ? filesIn(folder) : [];
  return [
    ...[...wanted].flatMap(([path, content]) => {
      if (!found.includes(path)) return [`${name}/${path} is missing.`];
      const isSame = readFileSync(join(folder, path)).equals(content);
      return isSame ? [] : [`${name}/${path} is not what the archives ask for.`];
    }),
    ...found.filter((path) => !wanted.has(path)).map((path) => `${name}/${path} belongs to no archive.`),
  ];
}

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());
