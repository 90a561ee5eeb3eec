// Gathers evidence into a folder of its own: all of it or nothing, and never over what somebody else wrote.
import { randomUUID, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type About, type Manifest, sealFolder, sha256, verifyFolder } from '../manifest/index.ts';
import { collectEvidence, type Wishes } from './collect-evidence.ts';
import type { Evidence } from './evidence.ts';
import { indexHtml } from './index-page/html.ts';
import { indexMarkdown } from './index-page/markdown.ts';
import { assessmentResults } from './oscal/assessment-results.ts';
import { instantsOf, jsonFile } from './piece.ts';

/** Why nothing was written: what follows `cannot write into the folder: `. */
export class EvidenceRefused extends Error {}

/** What the manifest says that such a folder holds. */
const holds = 'evidence';

interface Sealing {
  /** Signs the manifest. */
  readonly key?: KeyObject | undefined;
}

/** @throws EvidenceRefused, AdminApiError: with the folder as it was */
export async function gatherEvidence(
  folder: string,
  { key, ...wishes }: Omit<Wishes, 'folder'> & Sealing,
): Promise<{ evidence: Evidence; manifest: Manifest }> {
  await refuseForeign(folder);
  const stage = join(dirname(folder), `.unleash-evidence-${randomUUID()}`);
  const old = `${stage}-old`;
  try {
    mkdirSync(stage, { recursive: true });
    const evidence = await collectEvidence({ ...wishes, folder: stage });
    writeIndex(stage, evidence);
    const manifest = await sealFolder(stage, aboutOf(evidence), key);
    if (existsSync(folder)) renameSync(folder, old);
    renameSync(stage, folder);
    return { evidence, manifest };
  } catch (error) {
    if (existsSync(old) && !existsSync(folder)) renameSync(old, folder);
    throw isOfFiles(error) ? new EvidenceRefused(error.message) : error;
  } finally {
    for (const one of [stage, old]) if (existsSync(one)) rmSync(one, { recursive: true });
  }
}

/** @throws EvidenceRefused where the folder has anything in it that is not evidence as it was written */
async function refuseForeign(folder: string): Promise<void> {
  if (!existsSync(folder)) return;
  if (!statSync(folder).isDirectory()) throw new EvidenceRefused('it is not a folder');
  if (readdirSync(folder).length === 0) return;
  const { manifest, problems } = await verifyFolder(folder);
  if (manifest?.about.holds !== holds) throw new EvidenceRefused('it has something else in it: choose another folder');
  const [problem] = problems;
  if (problem) throw new EvidenceRefused(`it is not as it was written. ${problem.message} Choose another folder`);
}

const isOfFiles = (error: unknown): error is Error => error instanceof Error && 'syscall' in error && 'path' in error;

function writeIndex(folder: string, evidence: Evidence): void {
  const paths = evidence.pieces.flatMap((piece) => piece.paths);
  const hashes = new Map(paths.map((path) => [path, sha256(readFileSync(join(folder, path)))]));
  const files = {
    'index.html': indexHtml(evidence),
    'index.md': indexMarkdown(evidence),
    'assessment-results.json': jsonFile(assessmentResults(evidence, hashes)),
  };
  for (const [path, text] of Object.entries(files)) writeFileSync(join(folder, path), text);
}

function aboutOf({ tool, principal, instance, period, at, pieces }: Evidence): About {
  return {
    ...{ holds, tool, principal, server: instance },
    range: instantsOf(period),
    counts: {
      pieces: pieces.filter(({ paths }) => paths.length > 0).length,
      points: pieces.reduce((sum, { attention }) => sum + attention.length, 0),
    },
    settings: { at },
  };
}
