// A small Terraform core: plans, applies, refreshes, imports and destroys through a provider's RPCs, and checks each answer.
import {
  decodeDynamicValue,
  decodePath,
  encodeDynamicValue,
  formatPath,
  type ObjectValue,
  type ProviderHandlers,
  sameValue,
} from '../protocol/index.ts';
import {
  actionOf,
  blocksOf,
  type Change,
  type Configuration,
  type Drift,
  deletionOf,
  refusalOf,
  type StoredObject,
} from './change.ts';
import { checkApplied, checkPlan, checkReplacePaths, checkState } from './checks.ts';
import { type Block, parseConfiguration } from './configuration.ts';
import { configure, type Settings } from './configure.ts';
import { destroyOrder } from './destroy-order.ts';
import { destroyRequest } from './destroy-request.ts';
import { type Diagnostic, hasErrors, mustSucceed, readDiagnostics } from './diagnostics.ts';
import { withIdentities } from './identities.ts';
import { evaluate } from './evaluate.ts';
import { ask, type Known } from './known.ts';
import { proposedNew } from './proposed-new.ts';
import { objectType, type Schemas } from './schema.ts';
import { generateConfig, type ImportKey, importObject, type MoveSource, moveObject, upgradeObject } from './take-in.ts';
import { wireTo } from './wire.ts';

export class MiniCore {
  readonly state = new Map<string, StoredObject>();
  readonly #data = new Map<string, ObjectValue>();
  readonly #call: ReturnType<typeof wireTo>;
  readonly schemas: Schemas;
  #config: Settings = {};

  private constructor(handlers: ProviderHandlers, { schemas, identityTypes }: Known) {
    this.#call = withIdentities(wireTo(handlers), identityTypes);
    this.schemas = schemas;
  }

  /** Starts with an empty state. @throws Error when the provider refuses its configuration. */
  static async start(handlers: ProviderHandlers, config: Settings, known = ask(handlers)): Promise<MiniCore> {
    const core = new MiniCore(handlers, await known);
    await core.configure(config);
    return core;
  }

  async configure(config: Settings): Promise<void> {
    this.#config = config;
    await configure(this.#call, this.schemas, config);
  }

  /** Each walk of Terraform through its graph has a provider of its own: what it did before counts no more. */
  readonly #begin = () => this.configure(this.#config);

  /** Diagnostics of validating every block, with references unknown as `terraform validate` has them. */
  async validate(configuration: Configuration): Promise<Diagnostic[]> {
    const blocks = await blocksOf(configuration);
    const all = await Promise.all(blocks.map((block) => this.#validate(block)));
    return all.flat();
  }

  async #validate(block: Block): Promise<Diagnostic[]> {
    const [attributes, rpc] =
      block.mode === 'data'
        ? ([this.schemas.dataSources[block.type], 'ValidateDataResourceConfig'] as const)
        : ([this.schemas.resources[block.type], 'ValidateResourceConfig'] as const);
    if (!attributes) throw new Error(`the provider has no ${block.mode} ${block.type}`);
    const type = objectType(attributes);
    const value = evaluate(type, block.body, () => undefined);
    const config = encodeDynamicValue(type, value);
    const request = { type_name: block.type, config, client_capabilities: { write_only_attributes_allowed: true } };
    return readDiagnostics((await this.#call(rpc, request)).diagnostics);
  }

  /** Refreshes state from the server; answers the addresses that changed, with value before and after. */
  async refresh(): Promise<Drift[]> {
    await this.#begin();
    const changes = [];
    for (const [address, stored] of [...this.state]) {
      const type = objectType(this.schemas.resources[stored.type]!);
      const answer = await this.#call('ReadResource', {
        type_name: stored.type,
        current_state: encodeDynamicValue(type, stored.value),
        private: stored.private,
        current_identity: stored.identity,
      });
      const diagnostics = readDiagnostics(answer.diagnostics);
      mustSucceed(diagnostics);
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
    await this.refresh();
    const blocks = await blocksOf(configuration);
    const planned = new Map<string, ObjectValue | undefined>();
    const changes: Change[] = [];
    for (const block of blocks) {
      const lookup = (address: string) => planned.get(address);
      if (block.mode === 'data') {
        const isLater = block.dependsOn.some((on) => !this.state.has(on) && !on.startsWith('data.'));
        planned.set(block.address, isLater ? undefined : await this.#readData(block, lookup));
        continue;
      }
      const { change } = await this.#planBlock(block, lookup);
      planned.set(block.address, change.planned ?? undefined);
      changes.push(change);
    }
    const wanted = new Set(blocks.map(({ address }) => address));
    for (const [address, stored] of this.state)
      if (!wanted.has(address)) changes.push({ ...deletionOf(address, stored), diagnostics: [] });
    return changes;
  }

  /** Makes the server as configured. Stops at nothing: each failure is among the diagnostics of its change. */
  async apply(configuration: Configuration): Promise<Change[]> {
    await this.refresh();
    await this.#begin();
    const blocks = await blocksOf(configuration);
    const wanted = new Set(blocks.map(({ address }) => address));
    const changes: Change[] = [];
    for (const address of destroyOrder(this.state)) {
      if (!wanted.has(address)) changes.push(await this.#destroy(address));
    }
    const failed = new Set<string>();
    for (const block of blocks) {
      if (block.dependsOn.some((on) => failed.has(on))) {
        failed.add(block.address);
        continue;
      }
      const lookup = (address: string) => this.state.get(address)?.value ?? this.#data.get(address);
      if (block.mode === 'data') {
        this.#data.set(block.address, await this.#readData(block, lookup));
        continue;
      }
      const change = await this.#applyBlock(block, lookup);
      changes.push(change);
      if (change.diagnostics.some(({ severity }) => severity === 'error')) failed.add(block.address);
    }
    return changes;
  }

  async destroy(): Promise<Change[]> {
    await this.#begin();
    const changes: Change[] = [];
    for (const address of destroyOrder(this.state)) changes.push(await this.#destroy(address));
    return changes;
  }

  /** Imports an object by id or identity and reads it, as `terraform import` and import blocks do. */
  async import(address: string, id: ImportKey): Promise<ObjectValue> {
    await this.#begin();
    return this.#takeIn(address, await importObject(this.#call, this.schemas, address.split('.')[0]!, id));
  }

  /** Takes over an object of another provider and reads it, as a `moved` block does. */
  async move(address: string, source: MoveSource): Promise<ObjectValue> {
    const moved = await moveObject(this.#call, this.schemas, address.split('.')[0]!, source);
    await this.#begin();
    return this.#takeIn(address, moved);
  }

  async #takeIn(address: string, stored: StoredObject): Promise<ObjectValue> {
    this.state.set(address, stored);
    await this.refresh();
    const read = this.state.get(address);
    if (!read) throw new Error(`cannot take in ${address}: it does not exist`);
    return read.value;
  }

  /** State written and read again, as between two runs of Terraform. */
  async reload(): Promise<void> {
    for (const [address, stored] of this.state)
      this.state.set(address, await upgradeObject(this.#call, this.schemas, stored));
  }

  /** The configuration that would keep an object of state as it is, as `terraform plan -generate-config-out` asks for it. */
  generateConfig(address: string): Promise<{ config: ObjectValue; diagnostics: Diagnostic[] }> {
    return generateConfig(this.#call, this.schemas, this.state.get(address)!);
  }

  /** Reads one data source. @throws Error with its first error. */
  async readData(type: string, body: string): Promise<ObjectValue> {
    await this.#begin();
    const [block] = await parseConfiguration(`data "${type}" "read" {\n${body}\n}`);
    return this.#readData(block!, () => undefined);
  }

  async #readData(block: Block, lookup: (address: string) => ObjectValue | undefined): Promise<ObjectValue> {
    const type = objectType(this.schemas.dataSources[block.type]!);
    const config = encodeDynamicValue(type, evaluate(type, block.body, lookup));
    const answer = await this.#call('ReadDataSource', { type_name: block.type, config });
    mustSucceed(readDiagnostics(answer.diagnostics));
    const value = decodeDynamicValue(type, answer.state) as ObjectValue;
    this.#data.set(block.address, value);
    return value;
  }

  async #planBlock(block: Block, lookup: (address: string) => ObjectValue | undefined, replaced?: Uint8Array) {
    const attributes = this.schemas.resources[block.type]!;
    const type = objectType(attributes);
    const stored = replaced ? undefined : this.state.get(block.address);
    const prior = stored?.tainted ? null : (stored?.value ?? null);
    const config = evaluate(type, block.body, lookup);
    const request = {
      type_name: block.type,
      prior_state: encodeDynamicValue(type, prior),
      proposed_new_state: encodeDynamicValue(type, proposedNew(attributes, config, prior)),
      config: encodeDynamicValue(type, config),
      prior_identity: prior ? stored?.identity : undefined,
      prior_private: replaced ?? (prior ? stored!.private : new Uint8Array()),
    };
    const invalid = await this.#validate(block);
    if (hasErrors(invalid)) {
      const change: Change = { ...refusalOf(block.address, prior), diagnostics: invalid };
      return { change, request, private: request.prior_private };
    }
    const answer = await this.#call('PlanResourceChange', request);
    const diagnostics = [...invalid, ...readDiagnostics(answer.diagnostics)];
    const planned = decodeDynamicValue(type, answer.planned_state) as ObjectValue | null;
    if (planned && !hasErrors(diagnostics)) checkPlan(attributes, config, planned, prior);
    const forcing = answer.requires_replace.map(decodePath);
    checkReplacePaths(attributes, forcing);
    const replacedBy = forcing.map(formatPath);
    const action = replacedBy.length > 0 || stored?.tainted ? 'replace' : actionOf(type, prior, planned);
    const { address } = block;
    const change: Change = { address, action, prior: stored?.value ?? null, planned, replacedBy, diagnostics };
    return { change, request, private: answer.planned_private };
  }

  async #applyBlock(block: Block, lookup: (address: string) => ObjectValue | undefined): Promise<Change> {
    const first = await this.#planBlock(block, lookup);
    if (hasErrors(first.change.diagnostics) || first.change.action === 'no-op') return first.change;
    if (first.change.action === 'replace') {
      const destroyed = await this.#applyDestroy(block.address, first.private);
      if (hasErrors(destroyed.diagnostics))
        return { ...first.change, diagnostics: [...first.change.diagnostics, ...destroyed.diagnostics] };
    }
    const plan = first.change.action === 'replace' ? await this.#planBlock(block, lookup, first.private) : first;
    if (hasErrors(plan.change.diagnostics)) return { ...first.change, diagnostics: plan.change.diagnostics };
    const attributes = this.schemas.resources[block.type]!;
    const type = objectType(attributes);
    const { planned } = plan.change;
    const answer = await this.#call('ApplyResourceChange', {
      type_name: block.type,
      prior_state: plan.request.prior_state,
      planned_state: encodeDynamicValue(type, planned),
      config: plan.request.config,
      planned_private: plan.private,
    });
    const diagnostics = [...plan.change.diagnostics, ...readDiagnostics(answer.diagnostics)];
    const value = decodeDynamicValue(type, answer.new_state) as ObjectValue | null;
    const isNew = plan.change.prior === null || first.change.action === 'replace';
    if (value) {
      if (!hasErrors(diagnostics)) checkApplied(attributes, planned!, value);
      const { private: kept, new_identity: identity } = answer;
      const stored = { type: block.type, value, private: kept, identity, dependsOn: block.dependsOn };
      this.state.set(block.address, { ...stored, tainted: isNew && hasErrors(diagnostics) });
    } else if (isNew) {
      this.state.delete(block.address);
    } else {
      throw new Error(`${block.address} was dropped from state by an update`);
    }
    return { ...first.change, diagnostics };
  }

  async #destroy(address: string): Promise<Change> {
    const stored = this.state.get(address)!;
    const plan = await this.#call('PlanResourceChange', destroyRequest(this.schemas, stored).toPlan);
    const diagnostics = readDiagnostics(plan.diagnostics);
    if (hasErrors(diagnostics)) return { ...deletionOf(address, stored), diagnostics };
    const change = await this.#applyDestroy(address, plan.planned_private);
    return { ...change, diagnostics: [...diagnostics, ...change.diagnostics] };
  }

  /** Terraform plans the destroy of its own, but not the one that is half of a replacement. */
  async #applyDestroy(address: string, planned_private: Uint8Array): Promise<Change> {
    const stored = this.state.get(address)!;
    const { type, toApply } = destroyRequest(this.schemas, stored);
    const answer = await this.#call('ApplyResourceChange', toApply(planned_private));
    const value = decodeDynamicValue(type, answer.new_state) as ObjectValue | null;
    if (value) this.state.set(address, { ...stored, value });
    else this.state.delete(address);
    return { ...deletionOf(address, stored), diagnostics: readDiagnostics(answer.diagnostics) };
  }
}
