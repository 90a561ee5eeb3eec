// Notices of the packages that are inside an executable: their names, versions and licence texts.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';
import { isUnder, permissive } from '../licences.ts';

export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** As SPDX calls it. */
  readonly license: string;
  /** Texts of its licence and of what it asks to pass on. */
  readonly texts: readonly string[];
}

const PACKAGE = /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/;
const LEGAL_FILE = /^(licen[cs]e|copying|notice|patents)([.-].*)?$/i;

/**
 * Packages with at least one file in the outputs, by name.
 * @param folder where the paths of the metafile start
 * @throws Error for a package that may not be passed on, or says nothing of its licence
 */
export function packagesIn({ outputs }: Metafile, folder: string): BundledPackage[] {
  const files = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
  const folders = new Set(files.flatMap((file) => PACKAGE.exec(file)?.[0] ?? []));
  const packages = [...folders].map((path) => describePackage(resolve(folder, path)));
  const byName = new Map(packages.map((one) => [`${one.name}@${one.version}`, one]));
  return [...byName.values()].sort((a, b) => (`${a.name} ${a.version}` < `${b.name} ${b.version}` ? -1 : 1));
}

function describePackage(path: string): BundledPackage {
  const { name, version, license } = JSON.parse(readFileSync(join(path, 'package.json'), 'utf8')) as BundledPackage;
  const texts = readdirSync(path)
    .filter((file) => LEGAL_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(path, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (!license || texts.length === 0)
    throw new Error(`the package ${name} has no licence text, so it cannot be bundled`);
  if (!isUnder(license, permissive))
    throw new Error(`the package ${name} is under ${license}, which workshop/licences.ts does not let us pass on`);
  return { name, version, license, texts };
}

/** @param comments legal comments of the bundled files themselves */
export function formatNotices(
  bundle: string,
  packages: readonly BundledPackage[],
  comments: readonly string[],
): string {
  const line = '-'.repeat(80);
  const head = `${bundle} contains the packages below, under their own licences.`;
  const parts = packages.map(
    ({ name, version, license, texts }) => `${name} ${version} (${license})\n\n${texts.join('\n\n')}`,
  );
  const inside = comments.length === 0 ? [] : [`Notices in the files of these packages\n\n${comments.join('\n\n')}`];
  return `${[head, ...parts, ...inside].join(`\n\n${line}\n\n`)}\n`;
}
