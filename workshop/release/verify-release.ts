// Looks whether a folder is a whole release: checksums, signatures, archives as Terraform takes them, and the layout for OpenTofu.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { programs } from '../executables/index.ts';
import { readChecksums, signatureProblems } from './checksums.ts';
import { layoutName, otherSumsName, providerSumsName } from './names.ts';
import { layoutProblems } from './oci-layout.ts';
import { unzip } from './zip.ts';

interface Verdict {
  /** What is wrong, a sentence each. */
  readonly problems: readonly string[];
  readonly archives: readonly string[];
  readonly isSigned: boolean;
}

const archive = /^(terraform-provider-unleash|unleash-admin)_(.+)_([a-z]+)_([a-z0-9]+)\.zip$/;

export function verifyRelease(folder: string, version: string): Verdict {
  const sums = [providerSumsName(version), otherSumsName(version)];
  const checked = sums.map((name) => readChecksums(folder, name));
  const signatures = sums.map((name) => signatureProblems(folder, name));
  const listed = checked.flatMap(({ files }) => files);
  const known = [...listed, ...sums, ...sums.map((name) => `${name}.sig`), layoutName];
  const unknown = existsSync(folder) ? readdirSync(folder).filter((name) => !known.includes(name)) : [];
  const archives = listed.filter((name) => archive.test(name) && existsSync(join(folder, name)));
  return {
    archives,
    isSigned: signatures.every((problems) => problems !== undefined),
    problems: [
      ...checked.flatMap(({ problems }) => problems),
      ...signatures.flatMap((problems) => problems ?? []),
      ...unknown.map((name) => `${name} has no checksum.`),
      ...archives.flatMap((name) => problemsOf(join(folder, name))),
      ...layoutProblems(join(folder, layoutName), version, ofProvider(folder, archives)),
    ],
  };
}

/** By platform. */
const ofProvider = (folder: string, archives: readonly string[]) =>
  new Map(
    archives.flatMap((name) => {
      const [, program = '', , system = '', processor = ''] = archive.exec(name) ?? [];
      return program === programs.provider.name ? [[`${system}_${processor}`, join(folder, name)] as const] : [];
    }),
  );

/** Of an archive: it must hold one program that can be started, and what is to be said of its parts. */
function problemsOf(file: string): readonly string[] {
  const name = basename(file);
  const [, program = '', version = '', system = ''] = archive.exec(name) ?? [];
  const suffix = system === 'windows' ? '.exe' : '';
  const executable = `${program}${program === 'unleash-admin' ? '' : `_v${version}`}${suffix}`;
  try {
    const entries = unzip(readFileSync(file));
    const found = entries.find((entry) => entry.name === executable);
    const missing = ['LICENSE.txt', 'NOTICES.txt'].filter((text) => !entries.some((entry) => entry.name === text));
    return [
      ...(found ? [] : [`${name} has no ${executable}.`]),
      ...(found && !found.isExecutable ? [`${executable} in ${name} may not be executed.`] : []),
      ...missing.map((text) => `${name} has no ${text}.`),
    ];
  } catch (error) {
    return [`${name}: ${error instanceof Error ? error.message : error}.`];
  }
}
