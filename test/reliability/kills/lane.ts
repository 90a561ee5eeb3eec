// One instance with one Terraform state: the scenario is applied there, cut off somewhere, and applied again.
import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, vi } from 'vitest';
import { patiently } from '../../../workshop/patience.ts';
import { address } from '../../../provider/address.ts';
import { type Checkpoint, type Sandbox, type Snapshot, startSandbox } from '../../../src/sandbox/index.ts';
import { providerHandlers } from '../../../src/terraform/framework/index.ts';
import { createLogger, type Reattach, serveReattach } from '../../../src/terraform/index.ts';
import { expectNothingPlanned } from '../../../workshop/acceptance.ts';
import { isAlive } from '../../../workshop/is-alive.ts';
import { provider } from '../../../workshop/catalog.ts';
import { createWorkspace, type Outcome, type Workspace } from '../../../workshop/terraform.ts';

const example = readFileSync(new URL('../../../examples/scenarios/team-project/main.tf', import.meta.url), 'utf8');
const withSettings = (...settings: string[]) =>
  example.replace('provider "unleash" {}', `provider "unleash" {\n  ${settings.join('\n  ')}\n}`);
/** What a run that was cut off has made is taken over by the next one only where the configuration says so. */
const scenario = withSettings('take_over_minutes = 60');
/** A server that stays away is waited for as long as an operation may take, by default half an hour. */
const impatient = withSettings('take_over_minutes = 60', 'operation_timeout = 10');
const state = 'terraform.tfstate';
const savedPlan = 'saved.tfplan';

/** At which RPC of all that Terraform makes, counted from 1, and on which side of its work. */
export interface Kill {
  readonly at: number;
  readonly when: 'before' | 'after';
}

export class Lane implements AsyncDisposable {
  sandbox: Sandbox;
  readonly #fresh: Checkpoint;
  readonly #reattach: Reattach;
  /** Terraform starts the killable provider here. */
  readonly #cut: Workspace;
  /** Terraform joins a provider in the test's process here: what follows the cut needs no process of its own. */
  readonly #whole: Workspace;
  #expected: Snapshot = {};

  private constructor(sandbox: Sandbox, reattach: Reattach, killable: string) {
    this.sandbox = sandbox;
    this.#fresh = sandbox.checkpoint();
    this.#reattach = reattach;
    const files = { 'main.tf': scenario, journal: '', waits: '', order: '' };
    this.#whole = createWorkspace({ files, env: reattach.env });
    this.#cut = createWorkspace({
      files: { ...files, 'main.tf': impatient },
      env: { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token, KILL_DIR: this.#whole.dir },
      devOverrides: { 'unleash-admin/unleash': killable },
    });
  }

  static async open(killable: string): Promise<Lane> {
    const sandbox = await startSandbox();
    const env = { UNLEASH_URL: sandbox.url, UNLEASH_AUTH_TOKEN: sandbox.token };
    const log = createLogger({ name: 'unleash', env: {} });
    const reattach = await serveReattach({ handlers: providerHandlers(provider({ env })), address, log });
    const lane = new Lane(sandbox, reattach, killable);
    await lane.#whole.apply();
    lane.#expected = lane.holdings();
    lane.reset();
    return lane;
  }

  /** What the instance holds, by names. */
  holdings(): Snapshot {
    return this.sandbox.snapshot({ named: true });
  }

  /** A fresh instance and no state. */
  reset(): void {
    this.sandbox.clearFailures();
    this.sandbox.restore(this.#fresh);
    for (const { dir } of [this.#cut, this.#whole]) rmSync(join(dir, state), { force: true });
    this.obey(undefined);
  }

  /** Empties the journal; the next processes of the provider die as ordered. */
  obey(kill: Kill | undefined): void {
    this.#whole.write('journal', '');
    this.#whole.write('order', kill ? `${kill.at} ${kill.when}` : '');
  }

  /** The RPCs since the last order, with the process that each reached. */
  journal(): { pid: number; rpc: string }[] {
    const lines = this.#whole.read('journal').split('\n').slice(0, -1);
    return lines.map((line) => line.split(' ')).map(([pid, rpc = '']) => ({ pid: Number(pid), rpc }));
  }

  /** Plans and applies in one go, as a person does. */
  apply(): ReturnType<Workspace['start']> {
    return this.#cut.start('apply', '-input=false', '-auto-approve');
  }

  async savePlan(): Promise<void> {
    const { code, stderr } = await this.#cut.plan(`-out=${savedPlan}`);
    if (code !== 2) throw new Error(`planning ended with ${code}: ${stderr}`);
  }

  applySavedPlan(): Promise<Outcome> {
    return this.#cut.run('apply', '-input=false', savedPlan);
  }

  /** Ends when every process of the provider has. */
  async expectNobodyLeft(): Promise<void> {
    const pids = new Set(this.journal().map(({ pid }) => pid));
    await vi.waitUntil(() => ![...pids].some(isAlive), patiently);
  }

  /** Nothing was made, and state knows of nothing but what was looked up. */
  expectUntouched(): void {
    const held = this.holdings();
    this.sandbox.restore(this.#fresh);
    expect(held).toEqual(this.holdings());
    expect(this.#managed()).toEqual([]);
  }

  #managed(): unknown[] {
    if (!existsSync(join(this.#cut.dir, state))) return [];
    const { resources } = JSON.parse(this.#cut.read(state)) as {
      resources: { mode: string; instances: unknown[] }[];
    };
    return resources.filter(({ mode, instances }) => mode === 'managed' && instances.length > 0);
  }

  /** Applies what is left, with the state that the cut left behind: the instance is as configured, and nothing is to do. */
  async recover(): Promise<Outcome> {
    const left = join(this.#cut.dir, state);
    if (existsSync(left)) cpSync(left, join(this.#whole.dir, state));
    const outcome = await this.#whole.apply();
    expect(this.holdings()).toEqual(this.#expected);
    await expectNothingPlanned(this.#whole);
    return outcome;
  }

  /** The instance goes away with all connections. */
  async takeDown(): Promise<Checkpoint> {
    const kept = this.sandbox.checkpoint();
    this.#whole.write('waits', '');
    await this.sandbox.stop();
    return kept;
  }

  /** Ends when somebody was turned away and waits, or when nobody is left who could ask. */
  async turnAway(outcome: Promise<Outcome>): Promise<void> {
    let isOver = false;
    void outcome.then(() => {
      isOver = true;
    });
    await vi.waitUntil(() => isOver || this.#whole.read('waits') !== '', patiently);
  }

  /** It is back at its address, with everything that it held. */
  async bringBack(kept: Checkpoint): Promise<void> {
    const port = Number(new URL(this.sandbox.url).port);
    this.sandbox = await startSandbox({ port, token: this.sandbox.token });
    this.sandbox.restore(kept);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const { dispose } of [this.#cut, this.#whole]) dispose();
    await this.#reattach.close();
    await this.sandbox.stop();
  }
}
