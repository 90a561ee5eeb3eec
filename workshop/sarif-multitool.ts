// Microsoft's validator of SARIF, as a program of npm. It is a witness for tests; where it cannot be had, it says so and is left out.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './npm-install.ts';

const folder = fileURLToPath(new URL('./sarif-multitool/', import.meta.url));
const program = join(folder, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');
/** It asks for libraries of languages otherwise, which it does not need. */
const env = { ...process.env, DOTNET_SYSTEM_GLOBALIZATION_INVARIANT: '1', DOTNET_CLI_TELEMETRY_OPTOUT: '1' };

type Documents = { readonly [name: string]: string };

/** What it says of each document, such as `error SARIF1002`; undefined, after one line that says why, where it cannot be had. */
export async function sarifValidator(): Promise<((documents: Documents) => Said) | undefined> {
  try {
    await ensureInstalled(folder);
    chmodSync(program, 0o755);
    execFileSync(program, ['--version'], { env, stdio: 'pipe' });
    return validate;
  } catch (error) {
    const [why] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(
      `left out: the validator of SARIF, which needs Linux and npm's @microsoft/sarif-multitool-linux (${why})`,
    );
    return undefined;
  }
}

type Said = { readonly [name: string]: readonly string[] };

/** It takes seconds to start, so it is given all of them at once. */
function validate(documents: Documents): Said {
  const place = mkdtempSync(join(tmpdir(), 'sarif-'));
  try {
    const names = Object.keys(documents);
    for (const name of names) writeFileSync(join(place, `${name}.sarif`), documents[name]!);
    const report = join(place, 'report.json');
    const files = names.map((name) => join(place, `${name}.sarif`));
    const args = ['validate', ...files, '--output', report, '--log', 'ForceOverwrite'];
    try {
      execFileSync(program, args, { env, stdio: 'pipe' });
    } catch {
      // It ends with 1 where it has found something: the report says what.
    }
    const { runs } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    const results = runs.flatMap((run) => run.results ?? []);
    const of = (name: string) =>
      results.filter((result) => JSON.stringify(result.locations).includes(`/${name}.sarif"`));
    return Object.fromEntries(
      names.map((name) => [name, [...new Set(of(name).map(({ level = 'warning', ruleId }) => `${level} ${ruleId}`))]]),
    );
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

interface Report {
  readonly runs: readonly { readonly results?: readonly Result[] }[];
}
interface Result {
  readonly level?: string;
  readonly ruleId: string;
  readonly locations: readonly object[];
}
