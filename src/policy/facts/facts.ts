// Everything that rules look at: the objects of an instance, or of what a plan makes of it, each thing once.
import { fits } from '../../exceptions/index.ts';
import { NotApplicable, NotKnown, type Thing } from './thing.ts';

interface Hidden {
  readonly type: string;
  readonly why: 'unavailable' | 'forbidden';
  /** A sentence. */
  readonly reason: string;
}

interface Given {
  readonly source: 'instance' | 'plan';
  readonly edition: 'open source' | 'enterprise';
  readonly things: readonly Thing[];
  /** What data sources of a plan found: it explains the rest, and nobody judges it. */
  readonly found?: readonly Thing[];
  readonly hidden: readonly Hidden[];
  /** Types of environments by their names, as far as they are told. */
  readonly environmentTypes: ReadonlyMap<string, string>;
  /** What ages are counted to. */
  readonly now: Date;
}

/** Names of environments that serve customers, whatever their type. */
const productionNames: readonly string[] = ['prod*', 'live'];

export class Facts {
  readonly source: Given['source'];
  readonly edition: Given['edition'];
  readonly things: Given['things'];
  readonly now: Date;
  readonly #given: Given;

  constructor(given: Given) {
    this.#given = given;
    this.source = given.source;
    this.edition = given.edition;
    this.things = given.things;
    this.now = given.now;
  }

  /** @throws NotApplicable, NotKnown */
  all(type: string): readonly Thing[] {
    const hidden = this.#given.hidden.find((one) => one.type === type);
    if (hidden?.why === 'unavailable') throw new NotApplicable(hidden.reason);
    if (hidden) throw new NotKnown(`${type}: ${hidden.reason}`);
    return this.things.filter((thing) => thing.type === type);
  }

  /** None where the edition has no such type. @throws NotKnown */
  allIfThere(type: string): readonly Thing[] {
    try {
      return this.all(type);
    } catch (error) {
      if (error instanceof NotApplicable) return [];
      throw error;
    }
  }

  /** Of a type that an instance has once; null where the edition has none. @throws NotKnown */
  only(type: string): Thing | null {
    const [thing] = this.allIfThere(type);
    if (!thing && this.#given.hidden.some((one) => one.type === type)) return null;
    if (!thing) throw new NotKnown(`The plan has no ${type}, and says nothing of it`);
    return thing;
  }

  /** By the id that others refer to it with; undefined where nobody tells of it. */
  find(type: string, id: string): Thing | undefined {
    const isIt = (thing: Thing) => thing.type === type && thing.id === id;
    return this.things.find(isIt) ?? this.#given.found?.find(isIt);
  }

  /** By its type, or by its name where nobody tells the type. */
  isProduction(environment: string): boolean {
    const type = this.#given.environmentTypes.get(environment);
    return type === 'production' || productionNames.some((name) => fits(name, environment));
  }

  environmentType(environment: string): string | undefined {
    return this.#given.environmentTypes.get(environment);
  }

  /** The day of an instant, in UTC. */
  dayOf(instant: string): string {
    return new Date(instant).toISOString().slice(0, 10);
  }

  daysUntil(instant: string): number {
    return (Date.parse(instant) - this.now.getTime()) / 86_400_000;
  }
}
