// One managed resource as the RPCs see it: its type on the wire, its identity and how it is read.
import {
  type CtyType,
  type Decoded,
  encodeDynamicValue,
  formatPath,
  type ObjectValue,
  type tfplugin6,
  type Value,
} from '../../../protocol/index.ts';
import { isObject, mapObject, objectType, pathToUnknown, settleObject } from '../../attributes/index.ts';
import type { Resource } from '../../define-resource.ts';
import type { Diagnostics } from '../../report.ts';
import { explain } from '../../report-failure.ts';
import type { Session } from '../../session.ts';
import { decodeModel } from '../decode-model.ts';

export type Model = Record<string, Value>;
type Wire = Decoded<typeof tfplugin6.DynamicValue> | undefined;

/** One item of the server, and the state that it shows. */
export interface Observation {
  readonly item: unknown;
  readonly shown: Model;
}

export class Managed {
  readonly session: Session;
  readonly resource: Resource;
  readonly typeName: string;
  readonly type: CtyType;
  /** Reads that share the answer of a list share its index. */
  readonly #indexes = new WeakMap<readonly unknown[], ReadonlyMap<string, Observation>>();

  constructor(session: Session, resource: Resource) {
    this.session = session;
    this.resource = resource;
    this.typeName = `${session.provider.name}_${resource.name}`;
    this.type = objectType(resource.attributes);
  }

  get edition(): Resource['edition'] {
    return this.resource.edition;
  }

  /** What messages call the other side. */
  get service(): string {
    return this.session.provider.service;
  }

  /** The model of a whole object, null when there is none. */
  decode(wire: Wire, report: Diagnostics): Model | null {
    const value = decodeModel(this.resource.attributes, this.type, wire, report);
    return isObject(value) ? (value as Model) : null;
  }

  /** The same for state, where nothing is unknown and the identity is there. */
  decodeState(wire: Wire, report: Diagnostics): Model | null {
    const model = this.decode(wire, report);
    if (!model || report.failed) return model;
    const nameless = this.resource.identity.find((name) => model[name] === null);
    const path = pathToUnknown(model) ?? (nameless === undefined ? undefined : [{ attribute: nameless }]);
    if (path) {
      const problem = `The state of ${this.label(model)} lacks a value at ${formatPath(path)}, which no provider leaves out.`;
      report.error(
        'Damaged state',
        `${problem} Restore it from a backup, or remove the object and import it again.`,
        path,
      );
    }
    return model;
  }

  encode(object: ObjectValue | null) {
    return encodeDynamicValue(this.type, object);
  }

  identityOf(model: ObjectValue): Model {
    return Object.fromEntries(this.resource.identity.map((name) => [name, model[name]]));
  }

  /** The object by its identity, as the server shows it, or null when there is none. */
  async observe(api: unknown, identity: Model): Promise<Observation | null> {
    const { resource } = this;
    if (!resource.read) return this.#findInList(api, identity);
    try {
      const item: unknown = await resource.read(api, identity);
      return item === null || item === undefined ? null : this.#observation(item);
    } catch (error) {
      if (explain(this.session.provider, error).failure?.gone) return null;
      throw error;
    }
  }

  /** The same for whoever only looks: when several of the kind are asked for, from the list of all. */
  async observeAmongOthers(api: unknown, identity: Model): Promise<Observation | null> {
    const fromList = this.resource.readFromList && (await this.#company.has(keyOf(identity)));
    // Some servers leave out of lists what the caller may not see: only its own read says that an object is gone.
    return (fromList && (await this.#findInList(api, identity))) || this.observe(api, identity);
  }

  /** Takes note of an object in state, which Terraform may ask for next. */
  note(model: ObjectValue): void {
    this.#company.note(keyOf(this.identityOf(model)));
  }

  get #company() {
    return this.session.company(this.typeName);
  }

  async #findInList(api: unknown, identity: Model): Promise<Observation | null> {
    const items: readonly unknown[] = await this.resource.list!(api);
    const index = this.#indexes.get(items) ?? this.#index(items);
    this.#indexes.set(items, index);
    return index.get(keyOf(identity)) ?? null;
  }

  #index(items: readonly unknown[]): ReadonlyMap<string, Observation> {
    const index = new Map<string, Observation>();
    for (const item of items) {
      const observation = this.#observation(item);
      const key = keyOf(this.identityOf(observation.shown));
      if (!index.has(key)) index.set(key, observation);
    }
    return index;
  }

  #observation(item: unknown): Observation {
    return { item, shown: this.resource.toState(item) as Model };
  }

  /**
   * State from what the server shows, spelt like the reference wherever both mean the same.
   * @throws Error when state would hold something not known, which is always our bug; it names the attribute.
   */
  settle({ item, shown }: Observation, reference: ObjectValue | null): Model {
    const { attributes } = this.resource;
    const leftAlone = new Set(this.resource.leavesAlone?.(item, reference) ?? []);
    const whole = mapObject(attributes, ({ facts }, name) =>
      facts.notReturned || leftAlone.has(name) ? (reference?.[name] ?? facts.default ?? null) : shown[name],
    );
    const state = settleObject(attributes, whole, reference ?? undefined) as Model;
    const unknown = pathToUnknown(state);
    if (unknown) throw new Error(`${this.typeName} left its attribute ${formatPath(unknown)} unknown in state`);
    return state;
  }

  /** How messages name the object: its type, and its name where it has one. */
  label(model: ObjectValue | null): string {
    const shown = (names: readonly string[]) =>
      names
        .filter((name) => !this.resource.attributes[name].facts.sensitive)
        .map((name) => model?.[name])
        .filter((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
    const [name = shown(this.resource.identity).join(':')] = shown(this.resource.naming ?? []);
    return name === '' ? this.typeName : `${this.typeName} ${JSON.stringify(name)}`;
  }
}

const keyOf = (identity: Model) =>
  JSON.stringify(Object.values(identity).map((value) => [typeof value, String(value)]));
