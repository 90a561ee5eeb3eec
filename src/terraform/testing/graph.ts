// Terraform's two walks over one change, planned by one provider process and applied by another, many objects at a time.
import { decodeDynamicValue, encodeDynamicValue, type ObjectValue, type ProviderHandlers } from '../protocol/index.ts';
import { actionOf, type Identity, type StoredObject } from './change.ts';
import type { Block } from './configuration.ts';
import { configure } from './configure.ts';
import { type Connection, connect } from './connection.ts';
import { destroyRequest } from './destroy-object.ts';
import { type Diagnostic, hasErrors, readDiagnostics } from './diagnostics.ts';
import { evaluate } from './evaluate.ts';
import type { Known } from './known.ts';
import { proposedNew } from './proposed-new.ts';
import { newest, type Profile } from './profiles.ts';
import { objectType } from './schema.ts';

export interface Walk {
  /** A provider as Terraform starts one for each walk. */
  readonly start: () => ProviderHandlers;
  readonly config: { readonly [argument: string]: unknown };
  readonly profile?: Profile;
  /** What the provider offers, where it has been asked before. */
  readonly known?: Promise<Known>;
  /** How many objects at the same time. */
  readonly parallelism: number;
  /** A number from 0 to 1: chooses among what could come next. */
  readonly random: () => number;
  /** What others do between plan and apply, as with a plan that was saved. */
  readonly meanwhile?: () => void;
}

type State = Map<string, StoredObject>;
interface Node {
  readonly key: string;
  readonly after: readonly string[];
  run(): Promise<readonly Diagnostic[]>;
}

interface Planned {
  readonly action: 'create' | 'update' | 'replace' | 'delete' | 'no-op';
  readonly private: Uint8Array;
  readonly value: ObjectValue | null;
}

/** Diagnostics of a plan, and of its apply where it is not refused. State is what the apply left. */
export async function applyAsTerraform(
  walk: Walk,
  state: State,
  blocks: readonly Block[],
): Promise<{ refused: boolean; plan: readonly Diagnostic[]; apply: readonly Diagnostic[]; changes: number }> {
  const planned = new Map<string, Planned>();
  const plan = await planAll(walk, state, blocks, planned);
  if (hasErrors(plan)) return { refused: true, plan, apply: [], changes: 0 };
  const changes = [...planned.values()].filter(({ action }) => action !== 'no-op').length;
  walk.meanwhile?.();
  const apply = await applyAll(walk, state, blocks, planned);
  return { refused: false, plan, apply, changes };
}

/** What a plan says and decides; state is left as it is. */
export async function planAsTerraform(
  walk: Walk,
  state: ReadonlyMap<string, StoredObject>,
  blocks: readonly Block[],
): Promise<{ said: readonly Diagnostic[]; planned: ReadonlyMap<string, Pick<Planned, 'action' | 'value'>> }> {
  const planned = new Map<string, Planned>();
  const said = await planAll(walk, new Map(state), blocks, planned);
  return { said, planned };
}

async function begin({ start, config, profile = newest, known }: Walk): Promise<Connection> {
  const connection = await connect(start(), profile, known);
  await configure(connection, config);
  return connection;
}

async function planAll(walk: Walk, state: State, blocks: readonly Block[], planned: Map<string, Planned>) {
  const { call, schemas, profile } = await begin(walk);
  const values = new Map<string, ObjectValue>();
  const wanted = new Set(blocks.map(({ address }) => address));
  const read = async (address: string) => {
    const stored = state.get(address);
    if (!stored) return;
    const type = objectType(schemas.resources[stored.type]!);
    const answer = await call('ReadResource', {
      type_name: stored.type,
      current_state: encodeDynamicValue(type, stored.value),
      private: stored.private,
      current_identity: stored.identity,
    });
    const value = decodeDynamicValue(type, answer.new_state) as ObjectValue | null;
    if (value) state.set(address, { ...stored, value, identity: answer.new_identity });
    else state.delete(address);
  };
  const present = blocks.map((block) => ({
    key: block.address,
    after: block.dependsOn,
    run: async () => {
      await read(block.address);
      const stored = state.get(block.address);
      const attributes = schemas.resources[block.type]!;
      const type = objectType(attributes);
      const config = evaluate(type, block.body, (address) => values.get(address));
      const ask = (prior: ObjectValue | null, prior_private: Uint8Array, prior_identity: Identity) =>
        call('PlanResourceChange', {
          type_name: block.type,
          prior_state: encodeDynamicValue(type, prior),
          proposed_new_state: encodeDynamicValue(type, proposedNew(attributes, config, prior)),
          config: encodeDynamicValue(type, config),
          prior_private,
          prior_identity,
        });
      const prior = stored && !stored.tainted ? stored.value : null;
      const first = await ask(prior, stored?.private ?? new Uint8Array(), prior ? stored?.identity : undefined);
      const replaces = first.requires_replace.length > 0;
      const kept = profile.keepsIdentityOfReplaced ? first.planned_identity : undefined;
      const answer = replaces ? await ask(null, first.planned_private, kept) : first;
      const value = decodeDynamicValue(type, answer.planned_state) as ObjectValue;
      values.set(block.address, value);
      const action = replaces || stored?.tainted ? 'replace' : actionOf(type, prior, value);
      planned.set(block.address, { action, private: answer.planned_private, value });
      const said = replaces ? [...first.diagnostics, ...answer.diagnostics] : answer.diagnostics;
      return readDiagnostics(said);
    },
  }));
  const orphans = [...state.keys()]
    .filter((address) => !wanted.has(address))
    .map((address) => ({
      key: address,
      after: [],
      run: async () => {
        await read(address);
        const stored = state.get(address);
        if (!stored) return [];
        const answer = await call('PlanResourceChange', destroyRequest(schemas, stored).toPlan);
        planned.set(address, { action: 'delete', private: answer.planned_private, value: null });
        return readDiagnostics(answer.diagnostics);
      },
    }));
  return run(walk, [...present, ...orphans]);
}

async function applyAll(walk: Walk, state: State, blocks: readonly Block[], planned: ReadonlyMap<string, Planned>) {
  const { call, schemas, profile } = await begin(walk);
  const keepsPrivate = profile.capabilities.store_planned_private;
  const before = new Map(state);
  const nodes: Node[] = [];
  const goes = (address: string) => ['delete', 'replace'].includes(planned.get(address)?.action ?? '');
  for (const [address, stored] of before) {
    if (!goes(address)) continue;
    // What depends on it goes first.
    const dependents = [...before].filter(([other, { dependsOn }]) => goes(other) && dependsOn.includes(address));
    const after = dependents.map(([other]) => `destroy ${other}`);
    nodes.push({ key: `destroy ${address}`, after, run: () => destroy(address, stored) });
  }
  for (const block of blocks) {
    if (planned.get(block.address)?.action === 'no-op') continue;
    // Terraform deletes what an object depended on before it changes the object.
    const left = (before.get(block.address)?.dependsOn ?? []).filter(goes).map((address) => `destroy ${address}`);
    const own = goes(block.address) ? [`destroy ${block.address}`] : [];
    nodes.push({ key: block.address, after: [...block.dependsOn, ...left, ...own], run: () => write(block) });
  }
  return run(walk, nodes);

  async function destroy(address: string, stored: StoredObject) {
    const { type, toApply } = destroyRequest(schemas, stored);
    const answer = await call('ApplyResourceChange', toApply(planned.get(address)!.private));
    if (!decodeDynamicValue(type, answer.new_state)) state.delete(address);
    return readDiagnostics(answer.diagnostics);
  }

  async function write(block: Block) {
    const attributes = schemas.resources[block.type]!;
    const type = objectType(attributes);
    const stored = state.get(block.address);
    const prior = stored?.value ?? null;
    const config = evaluate(type, block.body, (address) => state.get(address)?.value);
    const request = {
      type_name: block.type,
      prior_state: encodeDynamicValue(type, prior),
      config: encodeDynamicValue(type, config),
    };
    const answer = await call('PlanResourceChange', {
      ...request,
      proposed_new_state: encodeDynamicValue(type, proposedNew(attributes, config, prior)),
      prior_private: stored?.private ?? new Uint8Array(),
      prior_identity: stored?.identity,
      planned_private: keepsPrivate ? planned.get(block.address)!.private : undefined,
    });
    const refusals = readDiagnostics(answer.diagnostics);
    if (hasErrors(refusals)) return refusals;
    const applied = await call('ApplyResourceChange', {
      ...request,
      planned_state: answer.planned_state,
      planned_private: answer.planned_private,
      planned_identity: answer.planned_identity,
    });
    const diagnostics = readDiagnostics(applied.diagnostics);
    const value = decodeDynamicValue(type, applied.new_state) as ObjectValue | null;
    const tainted = !prior && hasErrors(diagnostics);
    if (value)
      state.set(block.address, {
        type: block.type,
        value,
        private: applied.private,
        identity: applied.new_identity,
        tainted,
        dependsOn: block.dependsOn,
      });
    return diagnostics;
  }
}

/** Walks a graph in a random order that keeps its edges; what depends on a failure is left out, as Terraform does. */
async function run({ parallelism, random }: Walk, nodes: readonly Node[]): Promise<Diagnostic[]> {
  const waiting = new Map(nodes.map((node) => [node.key, node]));
  const failed = new Set<string>();
  const running = new Map<string, Promise<void>>();
  const diagnostics: Diagnostic[] = [];
  const isOpen = (key: string) => waiting.has(key) || running.has(key);
  for (;;) {
    for (const { key, after } of [...waiting.values()]) {
      if (!after.some((other) => failed.has(other))) continue;
      waiting.delete(key);
      failed.add(key);
    }
    const ready = [...waiting.values()].filter(({ after }) => !after.some(isOpen));
    while (ready.length > 0 && running.size < parallelism) {
      const [node] = ready.splice(Math.floor(random() * ready.length), 1);
      const { key } = node!;
      waiting.delete(key);
      const work = node!.run().then((said) => {
        diagnostics.push(...said);
        if (hasErrors(said)) failed.add(key);
        running.delete(key);
      });
      running.set(key, work);
    }
    if (running.size === 0) return diagnostics;
    await Promise.race(running.values());
  }
}
