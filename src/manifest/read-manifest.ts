// A manifest as somebody has it: read, and held to be one before anything in it is believed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isJsonObject } from '../json/index.ts';
import { createManifest, formatManifest, type Manifest, manifestFormat, names } from './manifest.ts';

/** There is none, or none that can be read: the message is a sentence. */
export class NotAManifest extends Error {}

/** @throws NotAManifest */
export function readManifest(folder: string): Manifest {
  const path = join(folder, names.manifest);
  if (!existsSync(path)) throw new NotAManifest(`There is no ${names.manifest}: nothing was sealed here.`);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new NotAManifest(`${names.manifest} is not JSON: it was cut off, or changed.`);
  }
  if (!isManifest(value)) throw new NotAManifest(`${names.manifest} is not a manifest of this version.`);
  return value;
}

/** Whether every hash in it fits what it covers, and nothing is in it that none covers. */
export function isUnchanged(folder: string, { about, files }: Manifest): boolean {
  return readFileSync(join(folder, names.manifest), 'utf8') === formatManifest(createManifest(about, files));
}

function isManifest(value: unknown): value is Manifest {
  if (!isJsonObject(value) || value.format !== manifestFormat || !isJsonObject(value.about)) return false;
  const { holds, tool, principal, server, range, counts, settings } = value.about;
  return (
    typeof holds === 'string' &&
    [tool, principal, server, range, counts, settings].every(isJsonObject) &&
    Array.isArray(value.files) &&
    value.files.every(isEntry)
  );
}

function isEntry(value: unknown): boolean {
  if (!isJsonObject(value)) return false;
  const { path, bytes, sha256, chain, lines } = value;
  return (
    typeof path === 'string' &&
    isInside(path) &&
    typeof bytes === 'number' &&
    isHash(sha256) &&
    isHash(chain) &&
    (lines === undefined || (isJsonObject(lines) && typeof lines.count === 'number' && isHash(lines.sha256)))
  );
}

const isHash = (value: unknown) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);

/** No way leads out of the folder. */
const isInside = (path: string) =>
  path.split('/').every((part) => !['', '.', '..'].includes(part)) && !/[\\\0]/.test(path);
