// Makes a release: for each platform the archives of provider and command, and what registries, mirrors and auditors ask for.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import packageJson from '../../package.json' with { type: 'json' };
import { formatNotices } from '../build/notices.ts';
import { buildFor, type Platform, type Program, programs } from '../executables/index.ts';
import { sign, writeChecksums } from './checksums.ts';
import { deflate } from './deflate.ts';
import { installPage } from './install-page.ts';
import { insideOf } from './inventory.ts';
import {
  archiveName,
  executableIn,
  installName,
  layoutName,
  manifestName,
  notesName,
  otherSumsName,
  providerSumsName,
  sbomName,
} from './names.ts';
import { notesOf } from './notes.ts';
import { writeOciLayout } from './oci-layout.ts';
import { toSbom } from './sbom.ts';
import { settle } from './tarball.ts';
import { type Entry, zip } from './zip.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

interface Wanted {
  readonly version: string;
  readonly platforms: readonly Platform[];
  /** As gpg finds it; without one nothing is signed. */
  readonly key?: string | undefined;
  /** Says how far it is. */
  readonly say: (text: string) => void;
}

/**
 * @param folder gets the release when it is whole; what was there before goes only then
 * @throws Error for another version than that of the package
 */
export async function makeRelease(folder: string, { version, platforms, key, say }: Wanted): Promise<void> {
  if (version !== packageJson.version)
    throw new Error(`package.json says ${packageJson.version}, so this cannot be released as ${version}`);
  const notes = notesOf(readFileSync(join(root, 'CHANGELOG.md'), 'utf8'), version);
  mkdirSync(join(folder, '..'), { recursive: true });
  const draft = mkdtempSync(`${folder}-unfinished-`);
  try {
    for (const platform of platforms) {
      say(`archives for ${platform.name}`);
      await Promise.all(Object.values(programs).map((program) => archive(draft, version, program, platform)));
    }
    const { provider } = programs;
    const ofProvider = platforms.map(({ name }) => archiveName(provider, version, name));
    const manifest = { version: 1, metadata: { protocol_versions: ['6.0'] } };
    writeFileSync(join(draft, manifestName(version)), `${JSON.stringify(manifest, null, 2)}\n`);
    writeChecksums(draft, providerSumsName(version), [...ofProvider, manifestName(version)]);
    say('package for npm');
    packForNpm(draft);
    writeFileSync(join(draft, notesName), notes);
    writeFileSync(join(draft, installName), installPage(version));
    const others = readdirSync(draft).filter((name) => !ofProvider.includes(name) && name !== manifestName(version));
    writeChecksums(draft, otherSumsName(version), others);
    if (key !== undefined)
      for (const name of [providerSumsName(version), otherSumsName(version)]) sign(draft, name, key);
    const archives = platforms.map(({ name }) => [name, join(draft, archiveName(provider, version, name))] as const);
    writeOciLayout(join(draft, layoutName), version, new Map(archives));
    // Whoever made the draft was alone in it.
    chmodSync(draft, 0o755);
    rmSync(folder, { recursive: true, force: true });
    renameSync(draft, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

function packForNpm(folder: string): void {
  execFileSync('npm', ['pack', '--silent', '--pack-destination', folder], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.tgz')))
    writeFileSync(join(folder, file), settle(readFileSync(join(folder, file)), deflate));
}

async function archive(draft: string, version: string, program: Program, platform: Platform): Promise<void> {
  const { components, comments } = await insideOf(program, platform);
  const built = join(draft, program.name);
  buildFor(platform, program, built);
  const executable = executableIn(program, version, platform.suffix);
  renameSync(join(built, `${program.name}${platform.suffix}`), join(built, executable));
  const texts = {
    'LICENSE.txt': readFileSync(join(root, 'LICENSE')),
    'NOTICES.txt': Buffer.from(formatNotices(executable, components, comments)),
  };
  const inside = Object.entries(texts).map(([name, content]): Entry => ({ name, isExecutable: false, content }));
  const file = join(draft, archiveName(program, version, platform.name));
  writeFileSync(file, zip([...entriesOf(built), ...inside], deflate));
  writeFileSync(
    join(draft, sbomName(program, version, platform.name)),
    toSbom(program, version, platform.name, components),
  );
  rmSync(built, { recursive: true });
}

/** Files of a folder, and of the folders in it. */
const entriesOf = (folder: string): Entry[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => statSync(join(folder, name)).isFile())
    .map((name) => ({
      ...{ name: name.replaceAll('\\', '/'), content: readFileSync(join(folder, name)) },
      isExecutable: (statSync(join(folder, name)).mode & 0o111) !== 0,
    }));
