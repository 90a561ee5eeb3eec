// Every command that looks at access and records, asked of one instance, each after the other.
import { type Outcome, runCommand } from './in-memory-terminal.ts';

interface Asked {
  readonly url: string;
  readonly token: string;
  /** Where they write. */
  readonly folder: string;
  /** Somebody who is there. */
  readonly who: string;
}

/** What each says, by how it was called. */
export async function askEverything({ url, token, folder, who }: Asked): Promise<ReadonlyMap<string, Outcome>> {
  const calls = [
    ...['doctor', 'review --findings', `what-can ${who}`, 'who-can ADMIN', 'policy', 'events --limit 5'],
    ...['events export --out events', 'events verify events', 'events watch --once --from 2020-01-01'],
    ...['logins', 'logins export --out logins', 'requests', 'export --out exported', 'export --out modular --modules'],
    ...['evidence --from 2020-01-01 --to 2099-12-31 --out evidence', 'evidence verify evidence'],
  ];
  const outcomes = new Map<string, Outcome>();
  const around = { env: { UNLEASH_URL: url, UNLEASH_AUTH_TOKEN: token }, cwd: folder };
  for (const call of calls) outcomes.set(call, await runCommand(call.split(' '), around));
  return outcomes;
}

/** Exit codes by call. */
export const codesOf = (outcomes: ReadonlyMap<string, Outcome>): { readonly [call: string]: number } =>
  Object.fromEntries([...outcomes].map(([call, { code }]) => [call, code]));
