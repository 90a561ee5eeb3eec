// unleash-admin sandbox: an in-memory admin API on this machine, until it is told to end.
import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Edition } from '../../sandbox/index.ts';
import type { Surroundings } from '../surroundings.ts';

export interface SandboxFlags {
  port: number;
  host: string;
  latency: number;
  log?: string;
  seed?: string;
  fail?: string[];
  edition: Edition;
  userLimit?: true;
  token?: string;
  tokenFile?: string;
}

const notes = `
The first line on standard output is one JSON object with "url" and "token". The sandbox holds what a fresh instance
holds and forgets everything when it ends. Of very many requests and events it keeps the latest: up to 100000 of each,
and the bodies of the last 10000 requests. A body may have 100 KiB.

The secret of the admin token is that of --token, --token-file or the environment variable UNLEASH_SANDBOX_TOKEN, in this
order, and random without any of them.

A fail RULE is WHAT:HOW[:times=N|always][:after=N][:retry-after=SECONDS]
  WHAT  an operation (createRole), or a method and a path ("PUT /api/admin/projects/*"; ** stands for any rest)
  HOW   a status from 400 to 599, reset-before, reset-after, truncate, html, hang, or slow=MS

Examples:
  unleash-admin sandbox --port 0
  unleash-admin sandbox --seed instance.json --log requests.jsonl
  unleash-admin sandbox --fail createRole:503:times=2 --fail "PUT /api/admin/projects/*:reset-after"
`;

export function addSandboxCommand(program: Command, surroundings: Surroundings): void {
  program
    .command('sandbox')
    .description('Start an in-memory Unleash admin API on this machine.')
    .helpOption('-h, --help', 'Show this help.')
    .option('--port <number>', 'port to listen on, 0 for a free one', wholeNumber(0, 65_535), 4242)
    .option('--host <address>', 'address to listen on', '127.0.0.1')
    .option('--latency <ms>', 'let every request wait this long', wholeNumber(0, 600_000), 0)
    .option('--log <file>', 'append one JSON line per request: method, path, status, ms')
    .option('--seed <file>', 'JSON file with what the instance holds beyond a fresh one')
    .option('--fail <rule>', 'make requests fail, may be repeated', collect)
    .addOption(
      new Option('--edition <edition>', 'which routes exist')
        .choices(['oss', 'pro', 'enterprise'])
        .default('enterprise'),
    )
    .option('--user-limit', 'answer 429 after 20 user creations a minute, as servers do')
    .option('--token <secret>', 'secret of the admin token, which others on this machine see in the list of processes')
    .option('--token-file <file>', 'file that holds the secret of the admin token')
    .addHelpText('after', notes)
    .action(async (flags: SandboxFlags) => {
      const { serveSandbox } = await import('./serve-sandbox.ts');
      await serveSandbox(flags, surroundings);
    });
}

function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN;
    if (value >= least && value <= most) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${least} to ${most}.`);
  };
}

function collect(rule: string, before: readonly string[] = []): string[] {
  return [...before, rule];
}
