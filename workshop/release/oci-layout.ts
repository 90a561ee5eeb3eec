/**
 * The archives of the provider as an OCI image layout, from which a registry becomes a mirror for OpenTofu:
 * https://opentofu.org/docs/cli/oci_registries/provider-mirror/
 */
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const release = 'application/vnd.opentofu.provider';
const target = 'application/vnd.opentofu.provider-target';
const image = 'application/vnd.oci.image';

interface Descriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** @param archives by platform, such as `linux_amd64`; they are linked and not copied */
export function writeOciLayout(folder: string, version: string, archives: ReadonlyMap<string, string>): void {
  const blobs = join(folder, 'blobs/sha256');
  mkdirSync(blobs, { recursive: true });
  const describe = (mediaType: string, content: Buffer): Descriptor => ({
    ...{ mediaType, digest: `sha256:${createHash('sha256').update(content).digest('hex')}`, size: content.length },
  });
  const placeOf = ({ digest }: Descriptor) => join(blobs, digest.slice('sha256:'.length));
  const write = (mediaType: string, document: object): Descriptor => {
    const content = Buffer.from(JSON.stringify(document));
    const descriptor = describe(mediaType, content);
    writeFileSync(placeOf(descriptor), content);
    return descriptor;
  };
  const config = write('application/vnd.oci.empty.v1+json', {});
  const manifests = [...archives].map(([name, archive]) => {
    const layer = describe('archive/zip', readFileSync(archive));
    linkSync(archive, placeOf(layer));
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
  writeFileSync(join(folder, 'index.json'), JSON.stringify(top));
  writeFileSync(join(folder, 'oci-layout'), JSON.stringify({ imageLayoutVersion: '1.0.0' }));
}
