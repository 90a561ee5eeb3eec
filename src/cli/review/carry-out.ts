// From a file of decisions to what Terraform is to change: a diff of an exported configuration, or blocks.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Review } from '../../access/index.ts';
import type { Change, Decision } from '../../decisions/index.ts';
import type { ReadExport } from '../../export/index.ts';
import type { Connected, Resource } from '../../terraform/framework/index.ts';
import { UsageError } from '../failures.ts';
import { readFile } from '../read-file.ts';

/** What has become of decisions. */
export interface CarriedOut {
  readonly changes: readonly {
    /** A sentence. */
    readonly change: string;
    /** Address of the block that says so; null where the configuration has none. */
    readonly address: string | null;
    readonly reviewers: readonly string[];
    readonly reasons: readonly string[];
  }[];
  /** Sentences: what somebody must do. */
  readonly byHand: readonly string[];
  /** How many grants that were to be removed are gone already. */
  readonly settled: number;
  /** How many grants nobody has decided about. */
  readonly undecided: number;
  /** Lines of a unified diff of the folder. */
  readonly diff: readonly string[];
  /** Without a folder: the blocks that change, as they shall be, and `removed` blocks. */
  readonly blocks: readonly string[];
  /** Names of the files that were written. */
  readonly written: readonly string[];
}

interface Wish {
  readonly file: string;
  readonly dir: string | undefined;
  readonly write: boolean;
}

/** @throws UsageError before anything is asked of Unleash, where the file or the folder cannot be used */
export async function readWish({ file, dir, write }: Wish, cwd: string) {
  const [
    { changesFor, DecisionsRefused, match, readDecisions, removedBlock, sayChange, toEdits },
    { FolderRefused, readExport, rewriteExport },
  ] = await Promise.all([import('../../decisions/index.ts'), import('../../export/index.ts')]);
  if (write && dir === undefined) throw new UsageError('--write needs --dir, the folder of the configuration');
  const refusing = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      if (error instanceof DecisionsRefused)
        throw new UsageError(`the decisions ${file} cannot be carried out: ${listed(error.problems)}`);
      if (error instanceof FolderRefused) throw new UsageError(`cannot change ${dir}: ${error.message}`);
      throw error;
    }
  };
  const text = readFile('the decisions', file, cwd);
  const given = refusing(() => readDecisions(text));
  const folder = dir === undefined ? undefined : resolve(cwd, dir);
  const configuration = folder === undefined ? undefined : refusing(() => readExport(folder));

  return async (review: Review, connected: Connected): Promise<CarriedOut> => {
    const before = configuration ?? (await exported(connected));
    const { unifiedDiff } = await import('../../text/index.ts');
    return refusing(() => {
      const { decided, settled, undecided } = match(given, review);
      const { changes, byHand } = changesFor(review, decided);
      const { edited, files, blocks, dangling } = toEdits(changes, before);
      const missing = edited.filter(({ address }) => address === null);
      return {
        changes: edited.map(({ change, address }) => ({ change: sayChange(change), address, ...by(change) })),
        byHand: [
          ...byHand,
          ...missing.map(({ change }) => `${sayChange(change)}: ${whatToDo(change, before)}`),
          ...dangling,
        ],
        ...{ settled: settled.length, undecided },
        diff:
          folder === undefined
            ? []
            : [...files].flatMap(([path, now]) => unifiedDiff(path, before.files.get(path)!, now)),
        blocks: folder === undefined ? [...blocks].map(([address, now]) => now ?? removedBlock(address)) : [],
        written: write && folder !== undefined ? rewriteExport(folder, files) : [],
      };
    });
  };
}

/** Where no block of the root says what is to change. */
function whatToDo(change: Change, { modules, labels }: ReadExport): string {
  const module = change.what === 'project role' ? modules.get(change.project) : undefined;
  if (change.what === 'project role' && module !== undefined)
    return `change the roles of project_access at "${change.project}" in module "${module}" of modules.tf`;
  if (change.what === 'token' && labels.has(`unleash_api_token ${change.environment}:${change.name}`))
    return 'its block is in a module, which others share: delete it in Unleash, and export again';
  return 'no block of the configuration says so: change it where it is kept, or in Unleash';
}

const by = ({ because }: { readonly because: readonly Decision[] }) => {
  const each = (of: (decision: Decision) => string) => [...new Set(because.map(of))];
  return { reviewers: each(({ reviewer }) => reviewer), reasons: each(({ reason }) => reason) };
};

const most = 10;
const listed = (problems: readonly string[]) =>
  [...problems.slice(0, most), ...(problems.length > most ? [`and ${problems.length - most} more`] : [])].join('; ');

const resources = ['user', 'service_account', 'service_account_token', 'group', 'role', 'project', 'project_access'];
const secrets = ['api_token', 'invite_link'];

/** What an export of the instance would say of access. */
async function exported(connected: Connected) {
  const { exportInstance, readExport } = await import('../../export/index.ts');
  const folder = mkdtempSync(join(tmpdir(), 'unleash-admin-'));
  const isWanted = ({ name }: Resource) => [...resources, ...secrets].includes(name);
  try {
    await exportInstance(connected, { folder, format: 'hcl', byIdentity: false, isWanted });
    return readExport(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
