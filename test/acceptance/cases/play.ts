// Plays small configurations step by step: the real terraform on a fresh sandbox for each.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Sandbox, SandboxOptions } from '../../../src/sandbox/index.ts';
import { addressesIn, expectNothingPlanned, openStage, type Stage } from '../../../workshop/acceptance.ts';
import type { Outcome, Workspace } from '../../../workshop/terraform.ts';
import { diagonal } from '../../support/size.ts';
import { type Holdings, holdings } from './holdings.ts';

export interface Step {
  /** What happens outside Terraform before it. */
  readonly before?: (sandbox: Sandbox, workspace: Workspace) => unknown;
  /** The configuration, that of the step before unless given. */
  readonly main?: string;
  /** `apply` unless given. */
  readonly command?: 'apply' | 'plan' | 'destroy';
  readonly args?: readonly string[];
  /** The plan is saved, and applied where nothing is known of it but what it says. */
  readonly savedElsewhere?: boolean;
  /** Begins without a state, as another person would. */
  readonly isStranger?: boolean;
  /**
   * Without: it is applied, and the next plan is empty. `plan`: refused, with nothing written. `apply`: something fails on the way.
   */
  readonly refused?: 'plan' | 'apply';
  /** Each is in what Terraform says; line breaks are blanks. */
  readonly says?: readonly RegExp[];
  readonly neverSays?: readonly RegExp[];
  /** The operations that change something, in alphabetical order. */
  readonly writes?: readonly string[];
  /** What the server has afterwards. */
  readonly holds?: Partial<Holdings>;
  /** Whatever else is to be so. */
  readonly check?: (sandbox: Sandbox) => void;
}

export interface Case {
  readonly name: string;
  /** One play for each, 10 unless given. */
  readonly parallelism?: readonly number[];
  readonly sandbox?: SandboxOptions;
  readonly steps: readonly Step[];
}

// Each command of Terraform is three processes, which a busy machine runs slowly.
/** One test for each case and parallelism; in a quick run for each case, with one parallelism after the other. */
export function play(what: string, cases: readonly Case[]): void {
  const plays = cases.flatMap(({ parallelism = [10], ...one }, row) =>
    diagonal(parallelism, row, { quick: parallelism.length }).map((n) => ({ ...one, parallelism: n })),
  );
  describe(what, () => {
    test.each(plays)('$name, parallelism $parallelism', async ({ parallelism, sandbox, steps }) => {
      await using stage = await openStage({ main: steps[0]?.main ?? '', ...(sandbox && { sandbox }) });
      for (const step of steps) await playStep(stage, step, parallelism);
    });
  });
}

async function playStep({ sandbox, workspace, planNotes }: Stage, step: Step, parallelism: number): Promise<void> {
  const { before, main, command = 'apply', args = [], refused } = step;
  await before?.(sandbox, workspace);
  if (main !== undefined) workspace.write('main.tf', main);
  if (step.isStranger) rmSync(join(workspace.dir, 'terraform.tfstate'));
  const earlier = sandbox.requests.length;
  const options = ['-input=false', `-parallelism=${parallelism}`, ...args];
  if (step.savedElsewhere) {
    expect(await workspace.run('plan', '-out=saved.tfplan', ...options)).toMatchObject({ code: 0 });
    rmSync(planNotes, { recursive: true, force: true });
    options.push('saved.tfplan');
  } else if (command !== 'plan') options.push('-auto-approve');
  const outcome = await workspace.run(command, ...options);
  const writes = sandbox.requests.slice(earlier).filter(({ method }) => method !== 'GET');
  expect(outcome.code, wordsOf(outcome)).toBe(refused ? 1 : 0);
  if (refused === 'plan') expect(writes.map(({ operation }) => operation)).toEqual([]);
  if (step.writes) expect(writes.map(({ operation }) => operation).sort()).toEqual(step.writes);
  for (const words of step.says ?? []) expect(wordsOf(outcome)).toMatch(words);
  for (const words of step.neverSays ?? []) expect(wordsOf(outcome)).not.toMatch(words);
  if (step.holds) expect(holdings(sandbox)).toMatchObject(step.holds);
  step.check?.(sandbox);
  if (refused || command === 'plan') return;
  if (command === 'destroy') expect(addressesIn(workspace)).toEqual([]);
  else await expectNothingPlanned(workspace);
}

/** Without the frame around a diagnostic, so that a sentence is one line. */
const wordsOf = ({ stdout, stderr }: Outcome) => `${stdout}${stderr}`.replace(/[│╷╵\s]+/g, ' ');
