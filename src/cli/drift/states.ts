// The states that a drift is looked for in: files, standard input, or what Terraform shows of the working directory.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { promisify } from 'node:util';
import { type Managed, readState, type StateDocument, type Unread, WrongState } from '../../inventory/index.ts';
import type { Provider } from '../../terraform/framework/index.ts';
import { UsageError, WorkFailed } from '../failures.ts';
import { attempt, readFile } from '../read-file.ts';
import type { Terminal } from '../terminal.ts';

interface Given {
  readonly state: readonly string[];
  readonly plan: string | undefined;
  readonly alias: string | undefined;
}

/** @throws UsageError for what is no state, and where nothing is given and nothing is here */
export async function readStates(given: Given, provider: Provider, terminal: Terminal): Promise<StateDocument> {
  const { alias } = given;
  const texts = await textsOf(given, terminal);
  const documents = texts.map(({ from, text }) => parse(provider, from, text));
  const managed: Managed[] = documents.flatMap((document) => document.managed);
  const unread: Unread[] = documents.flatMap((document) => document.unread);
  if (given.state.length === 0 && given.plan === undefined && managed.length === 0) {
    const hint = 'is this the folder that you mean, and has "terraform init" been done? Or give --state or --plan';
    throw new UsageError(`terraform has no object of Unleash in the state of this folder: ${hint}`);
  }
  const aliases = [...new Set(managed.map((one) => one.alias))];
  if (alias !== undefined) {
    if (!aliases.includes(alias))
      throw new UsageError(`no object of the state belongs to a provider with the alias "${alias}"`);
    return { managed: managed.filter((one) => one.alias === alias), unread };
  }
  if (aliases.length > 1) {
    const names = aliases.map((one) => (one === null ? 'the one without alias' : `"${one}"`)).join(', ');
    throw new UsageError(`the state belongs to several instances: choose a provider with --alias. There are ${names}`);
  }
  return { managed, unread };
}

interface Text {
  /** How messages call it. */
  readonly from: string;
  readonly text: string;
}

async function textsOf({ state, plan }: Given, terminal: Terminal): Promise<Text[]> {
  const plans = plan === undefined ? [] : [plan];
  const read = (what: string, file: string) => {
    if (file !== '-') return { from: `${what} ${file}`, text: readFile(what, file, terminal.cwd) };
    return { from: 'standard input', text: attempt('standard input cannot be read', () => readFileSync(0, 'utf8')) };
  };
  const given = [...state.map((file) => read('the state', file)), ...plans.map((file) => read('the plan', file))];
  return given.length > 0 ? given : [{ from: 'what terraform shows here', text: await showState(terminal) }];
}

function parse(provider: Provider, from: string, text: string): StateDocument {
  try {
    return readState(provider, text);
  } catch (error) {
    throw error instanceof WrongState ? new UsageError(`${from} cannot be compared: ${error.message}`) : error;
  }
}

/** Bytes; a state of tens of thousands of objects has less. */
const longest = 2 ** 29;

async function showState({ cwd, env, signal }: Terminal): Promise<string> {
  const how = { cwd, env: { ...env, TF_IN_AUTOMATION: '1' }, signal, maxBuffer: longest };
  try {
    return (await promisify(execFile)('terraform', ['show', '-json', '-no-color'], how)).stdout;
  } catch (error) {
    if (signal.aborted) throw new WorkFailed('interrupted');
    if (!(error instanceof Error)) throw error;
    if ('code' in error && error.code === 'ENOENT')
      throw new UsageError(
        'there is no terraform on the PATH to show the state of this folder: give --state or --plan',
      );
    const said = 'stderr' in error ? String(error.stderr) : error.message;
    const [reason = ''] = said.split('\n').filter((line) => /\w/.test(line));
    throw new WorkFailed(`terraform cannot show the state of ${cwd}, so give --state or --plan: ${reason.trim()}`);
  }
}
