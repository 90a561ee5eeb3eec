// A small Terraform core: plans, applies, refreshes, imports and destroys through a provider's RPCs, and checks each answer.
import {
  decodeDynamicValue,
  encodeDynamicValue,
  type ObjectValue,
  type ProviderHandlers,
  sameValue,
} from '../protocol/index.ts';
import { applyBlock } from './apply-block.ts';
import {
  type Applied,
  blocksOf,
  type Change,
  type Configuration,
  type Drift,
  type Planned,
  type StoredObject,
} from './change.ts';
import { checkState } from './checks.ts';
import { type Block, parseConfiguration } from './configuration.ts';
import { configure, type Settings } from './configure.ts';
import { type Connection, connect } from './connection.ts';
import { deferralOf } from './deferral.ts';
import { applyDestroy, planDestroy } from './destroy-object.ts';
import { destroyOrder } from './destroy-order.ts';
import { type Diagnostic, hasErrors, mustSucceed, readDiagnostics } from './diagnostics.ts';
import { evaluate, type Lookup } from './evaluate.ts';
import type { Known } from './known.ts';
import { planBlock } from './plan-block.ts';
import { newest, type Profile } from './profiles.ts';
import { readDataBlock } from './read-data.ts';
import { objectType, type Schemas } from './schema.ts';
import { objectsIn, type StateFile } from './state-file.ts';
import { generateConfig, type ImportKey, importObject, type MoveSource, moveObject, upgradeObject } from './take-in.ts';
import { validateBlock } from './validate-block.ts';

export class MiniCore {
  readonly state = new Map<string, StoredObject>();
  readonly #data = new Map<string, ObjectValue>();
  readonly #connection: Connection;
  #config: Settings = {};

  private constructor(connection: Connection) {
    this.#connection = connection;
  }

  /** Starts with an empty state. @throws Error when the provider refuses its configuration. */
  static async start(
    handlers: ProviderHandlers,
    config: Settings,
    profile: Profile = newest,
    known?: Promise<Known>,
  ): Promise<MiniCore> {
    const core = new MiniCore(await connect(handlers, profile, known));
    await core.configure(config);
    return core;
  }

  get schemas(): Schemas {
    return this.#connection.schemas;
  }

  async configure(config: Settings): Promise<void> {
    this.#config = config;
    await configure(this.#connection, config);
  }

  /** Each walk of Terraform through its graph has a provider of its own: what it did before counts no more. */
  readonly #begin = () => this.configure(this.#config);

  /** Diagnostics of validating every block, with references unknown as `terraform validate` has them. */
  async validate(configuration: Configuration): Promise<Diagnostic[]> {
    const blocks = await blocksOf(configuration);
    const all = await Promise.all(blocks.map((block) => validateBlock(this.#connection, block)));
    return all.flat();
  }

  /** Refreshes state from the server; answers the addresses that changed, with value before and after. */
  async refresh(): Promise<Drift[]> {
    await this.#begin();
    const changes = [];
    for (const [address, stored] of [...this.state]) {
      const type = objectType(this.schemas.resources[stored.type]!);
      const answer = await this.#connection.call('ReadResource', {
        type_name: stored.type,
        current_state: encodeDynamicValue(type, stored.value),
        private: stored.private,
        current_identity: stored.identity,
      });
      const diagnostics = readDiagnostics(answer.diagnostics);
      mustSucceed(diagnostics);
      if (deferralOf(answer)) continue;
      const after = decodeDynamicValue(type, answer.new_state) as ObjectValue | null;
      if (after) checkState(this.schemas.resources[stored.type]!, after);
      if (after)
        this.state.set(address, { ...stored, value: after, private: answer.private, identity: answer.new_identity });
      else this.state.delete(address);
      if (!sameValue(type, stored.value, after)) changes.push({ address, before: stored.value, after, diagnostics });
    }
    return changes;
  }

  /** What applying would do, after a refresh. References to objects that do not exist yet are unknown, as in Terraform. */
  async plan(configuration: Configuration): Promise<Change[]> {
    return (await this.#plan(await blocksOf(configuration))).map(({ change }) => change);
  }

  async #plan(blocks: readonly Block[]): Promise<Planned[]> {
    await this.refresh();
    this.#data.clear();
    const values = new Map<string, ObjectValue | undefined>();
    const lookup = (address: string) => values.get(address);
    const planned: Planned[] = [];
    for (const block of blocks) {
      const { address } = block;
      if (block.mode === 'data') {
        const isLater = block.dependsOn.some((on) => !this.state.has(on) && !on.startsWith('data.'));
        values.set(address, isLater ? undefined : await this.#readData(block, lookup));
        continue;
      }
      const stored = this.state.get(address);
      const one = await planBlock(this.#connection, block, this.#evaluate(block, lookup), { stored });
      values.set(address, one.change.planned ?? undefined);
      planned.push(one);
    }
    const wanted = new Set(blocks.map(({ address }) => address));
    const orphans = destroyOrder(this.state).filter((address) => !wanted.has(address));
    return [...planned, ...(await this.#planDestroy(orphans))];
  }

  async #planDestroy(addresses: readonly string[]): Promise<Planned[]> {
    const planned: Planned[] = [];
    for (const address of addresses)
      planned.push(await planDestroy(this.#connection, address, this.state.get(address)!));
    return planned;
  }

  /**
   * Makes the server as configured: a plan, and what it shows, each by a provider of its own. Nothing is done after a plan with
   * an error; during the apply each failure is among the diagnostics of its change.
   */
  async apply(configuration: Configuration): Promise<Change[]> {
    const blocks = await blocksOf(configuration);
    const planned = await this.#plan(blocks);
    const changes = planned.map(({ change }) => change);
    if (changes.some(({ diagnostics }) => hasErrors(diagnostics))) return changes;
    await this.#begin();
    const gone = await this.#applyDestroy(planned.filter(({ change }) => change.action === 'delete'));
    return [...gone, ...(await this.#applyBlocks(blocks, planned))];
  }

  async #applyBlocks(blocks: readonly Block[], planned: readonly Planned[]): Promise<Change[]> {
    const shown = new Map(planned.map((one) => [one.change.address, one]));
    const lookup = (address: string) => this.state.get(address)?.value ?? this.#data.get(address);
    const changes: Change[] = [];
    const failed = new Set<string>();
    for (const block of blocks) {
      const { address } = block;
      if (block.dependsOn.some((on) => failed.has(on))) {
        failed.add(address);
        continue;
      }
      if (block.mode === 'data') {
        if (!this.#data.has(address)) await this.#readData(block, lookup);
        continue;
      }
      const config = this.#evaluate(block, lookup);
      const one = await applyBlock(this.#connection, block, config, this.state.get(address), shown.get(address)!);
      changes.push(this.#keep(address, one));
      if (hasErrors(one.change.diagnostics)) failed.add(address);
    }
    return changes;
  }

  async destroy(): Promise<Change[]> {
    await this.#begin();
    const planned = await this.#planDestroy(destroyOrder(this.state));
    const changes = planned.map(({ change }) => change);
    if (changes.some(({ diagnostics }) => hasErrors(diagnostics))) return changes;
    await this.#begin();
    return this.#applyDestroy(planned);
  }

  async #applyDestroy(planned: readonly Planned[]): Promise<Change[]> {
    const changes: Change[] = [];
    for (const { change, private: kept } of planned) {
      const { address, diagnostics } = change;
      const gone = await applyDestroy(this.#connection, address, this.state.get(address)!, kept);
      const all = [...diagnostics, ...gone.change.diagnostics];
      changes.push(this.#keep(address, { ...gone, change: { ...gone.change, diagnostics: all } }));
    }
    return changes;
  }

  /** Imports an object by id or identity and reads it, as `terraform import` and import blocks do. */
  async import(address: string, id: ImportKey): Promise<ObjectValue> {
    await this.#begin();
    return this.#takeIn(address, await importObject(this.#connection, address, id));
  }

  /** Takes over an object of another provider and reads it, as a `moved` block does. */
  async move(address: string, source: MoveSource): Promise<ObjectValue> {
    const moved = await moveObject(this.#connection, address.split('.')[0]!, source);
    await this.#begin();
    return this.#takeIn(address, moved);
  }

  async #takeIn(address: string, stored: StoredObject): Promise<ObjectValue> {
    this.state.set(address, stored);
    await this.refresh();
    const read = this.state.get(address);
    if (!read) throw new Error(`Cannot import non-existent remote object: ${address}, for it does not exist`);
    return read.value;
  }

  /** Begins with the state that a file holds. */
  async load(file: StateFile): Promise<void> {
    this.state.clear();
    for (const [address, stored] of objectsIn(file)) this.state.set(address, stored);
    await this.reload();
  }

  /** State written and read again, as between two runs of Terraform. */
  async reload(): Promise<void> {
    for (const [address, stored] of this.state) this.state.set(address, await upgradeObject(this.#connection, stored));
  }

  /** The configuration that would keep an object of state as it is, as `terraform plan -generate-config-out` asks for it. */
  generateConfig(address: string): Promise<{ config: ObjectValue; diagnostics: Diagnostic[] }> {
    return generateConfig(this.#connection, this.state.get(address)!);
  }

  /** Reads one data source. @throws Error with its first error. */
  async readData(type: string, body: string): Promise<ObjectValue> {
    await this.#begin();
    const [block] = await parseConfiguration(`data "${type}" "read" {\n${body}\n}`);
    const value = await this.#readData(block!, () => undefined);
    if (!value) throw new Error(`reading ${type} is put off`);
    return value;
  }

  /** Undefined when the provider puts it off. */
  async #readData(block: Block, lookup: Lookup): Promise<ObjectValue | undefined> {
    const value = await readDataBlock(this.#connection, block, lookup);
    if (value) this.#data.set(block.address, value);
    return value;
  }

  readonly #evaluate = (block: Block, lookup: Lookup) =>
    evaluate(objectType(this.schemas.resources[block.type]!), block.body, lookup);

  #keep(address: string, { change, stored }: Applied): Change {
    if (stored) this.state.set(address, stored);
    else this.state.delete(address);
    return change;
  }
}
