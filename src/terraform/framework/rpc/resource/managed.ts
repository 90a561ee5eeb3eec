// One managed resource as the RPCs see it: its type on the wire, and how its objects are read in this session.
import {
  type CtyType,
  type Decoded,
  encodeDynamicValue,
  formatPath,
  type ObjectValue,
  type tfplugin6,
} from '../../../protocol/index.ts';
import { isObject, type Model, objectType, pathToUnknown } from '../../attributes/index.ts';
import {
  findInList,
  identityOf,
  identityType,
  keyOf,
  labelOf,
  type Observation,
  observe,
  settle,
} from '../../objects/index.ts';
import type { Diagnostics } from '../../report.ts';
import type { Resource } from '../../resource.ts';
import type { ListingDecision } from '../../run/listing-decision.ts';
import type { Session } from '../../session.ts';
import { decodeModel } from '../decode-model.ts';

type Wire = Decoded<typeof tfplugin6.DynamicValue> | undefined;

export class Managed {
  readonly session: Session;
  readonly resource: Resource;
  readonly typeName: string;
  readonly type: CtyType;
  readonly identityType: CtyType;

  constructor(session: Session, resource: Resource) {
    this.session = session;
    this.resource = resource;
    this.typeName = `${session.provider.name}_${resource.name}`;
    this.type = objectType(resource.attributes);
    this.identityType = identityType(resource);
  }

  get requires(): string | undefined {
    return this.resource.requires;
  }

  /** What messages call the other side. */
  get service(): string {
    return this.session.provider.service;
  }

  /** The model of a whole object, null when there is none. */
  decode(wire: Wire, report: Diagnostics): Model | null {
    const value = decodeModel(this.resource.attributes, this.type, wire, report);
    return isObject(value) ? value : null;
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
    return identityOf(this.resource, model);
  }

  /** The object by its identity, as the server shows it, or null when there is none. */
  observe(api: unknown, identity: Model): Promise<Observation | null> {
    return observe(this.session.provider, this.resource, api, identity);
  }

  /** The same for callers that only look: from the list of all, when several of the kind are asked for. */
  async observeOneOfMany(api: unknown, identity: Model): Promise<Observation | null> {
    const fromList = this.resource.readFromList && (await this.#listing.shouldList(keyOf(identity)));
    // Some servers leave out of lists what the caller may not see: only its own read says that an object is gone.
    return (fromList && (await findInList(this.resource, api, identity))) || this.observe(api, identity);
  }

  /** Takes note of an object in state, which Terraform may ask for next. */
  note(model: ObjectValue): void {
    this.#listing.note(keyOf(this.identityOf(model)));
  }

  get #listing(): ListingDecision {
    return this.session.listing(this.typeName);
  }

  /** State from what the server shows; see `settle`. */
  settle(observation: Observation, reference: Model | null): Model {
    return settle(this.resource, this.typeName, observation, reference);
  }

  /** How messages name the object. */
  label(model: ObjectValue | null): string {
    return labelOf(this.resource, this.typeName, model);
  }
}
