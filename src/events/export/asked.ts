// What an archive was asked for, which stays the same for as long as it grows: only its end may come later.
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Manifest, names } from '../../manifest/index.ts';
import { ArchiveRefused } from './refused.ts';
import type { Shape, Source, Span } from './source.ts';

export interface Asked {
  readonly holds: Source<never>['holds'];
  /** Address of the instance. */
  readonly server: string;
  readonly span: Span;
  readonly shape: Shape;
}

const fileIn = (folder: string) => join(folder, names.unfinished, 'asked.json');

/** @returns whether anything was begun and not finished */
export const isBegun = (folder: string): boolean => existsSync(fileIn(folder));

export function rememberAsked(folder: string, asked: Asked): void {
  const draft = `${fileIn(folder)}.draft`;
  writeFileSync(draft, JSON.stringify(asked));
  renameSync(draft, fileIn(folder));
}

/** @throws ArchiveRefused where it was asked for something else before */
export function refuseOther(
  folder: string,
  manifest: Manifest | undefined,
  { holds, server, span, shape }: Asked,
): void {
  const earlier = isBegun(folder) ? (JSON.parse(readFileSync(fileIn(folder), 'utf8')) as Asked) : askedBy(manifest);
  if (earlier === undefined) return;
  const refuse = (what: string) => {
    throw new ArchiveRefused(`${what}: give the same options as before, or choose another folder`);
  };
  if (earlier.holds !== holds) refuse(`it holds ${earlier.holds}`);
  if (earlier.server !== server) refuse(`it is of ${earlier.server}`);
  if (earlier.span.from !== span.from) refuse(`it begins ${earlier.span.from ?? 'with the log'}`);
  if (earlier.shape.format !== shape.format) refuse(`it has files of ${earlier.shape.format}`);
  if (earlier.shape.byDay !== shape.byDay)
    refuse(earlier.shape.byDay ? 'it has a folder for each day' : 'it has one file for all days');
  if (earlier.shape.gzip !== shape.gzip) refuse(`its files are ${earlier.shape.gzip ? '' : 'not '}compressed`);
  const reached = earlier.span.to;
  if (span.to !== null && (reached === null || span.to < reached))
    refuse(`it reaches to ${reached ?? 'the end of the log'} already`);
}

function askedBy(manifest: Manifest | undefined): Asked | undefined {
  if (manifest === undefined) return undefined;
  const { holds, server, range, settings } = manifest.about;
  const { format, byDay, gzip } = settings as unknown as Shape;
  return { holds: holds as Asked['holds'], server: server.url, span: range, shape: { format, byDay, gzip } };
}
