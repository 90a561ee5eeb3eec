// Plays a scenario with one core, and writes down what every other has to do alike.
import { expect } from 'vitest';
import type { CtyType } from '../../../src/terraform/protocol/index.ts';
import { type Action, has, type Profile } from '../../../src/terraform/testing/index.ts';
import type { Model } from '../../../workshop/acceptance.ts';
import { type Member, members, worldOf } from '../../../workshop/catalog.ts';
import { importNames } from '../../../src/terraform/framework/index.ts';
import { type Driver, type Foreign, type Models, type Shown, stateFileOf } from './driver.ts';

/** What a plan shows, or what an apply leaves. */
type Told = Shown | { readonly errors: readonly string[]; readonly state: Models };

export class Play {
  readonly driver: Driver;
  readonly member: Member;
  readonly told: Told[] = [];

  readonly #knowsWriteOnly: boolean;

  constructor(driver: Driver, member: Member, profile: Profile) {
    this.driver = driver;
    this.member = member;
    this.#knowsWriteOnly = has(profile, 'write-only');
  }

  /** In the words that the core knows: a secret that is only written is one that is kept where it knows no others. */
  example(index: number): string {
    const example = this.member.examples[index]!;
    if (this.#knowsWriteOnly) return example;
    return example.replace(/^ +\w+_wo_version +=.*\n/gm, '').replace(/^( +\w+)_wo( +=)/gm, '$1$2');
  }

  /** Of the object that the examples are about. */
  get address(): string {
    return Object.keys(this.driver.state()).find((one) => one.startsWith(`${this.member.type}.`))!;
  }

  get object(): Model {
    return this.driver.state()[this.address]!;
  }

  /** Its import id, and its identity. */
  get keys() {
    const names = importNames(this.member.resource);
    const identity = Object.fromEntries(names.map((name) => [name, this.object[name]]));
    return { id: Object.values(identity).join(':'), identity };
  }

  /** @param action what is to be planned for the object; nothing for none at all */
  async plan(main: string, action?: Action): Promise<Shown> {
    return this.#tell(await this.driver.plan(main), action);
  }

  /** @param refused how many errors there are to be */
  async apply(main: string, action?: Action, refused = 0): Promise<void> {
    await this.plan(main, action);
    this.#tellErrors(await this.driver.apply(main), refused);
  }

  async destroy(): Promise<void> {
    this.#tellErrors(await this.driver.destroy(), 0);
    expect(this.driver.state()).toEqual({});
  }

  async import(main: string, key: string | Model): Promise<void> {
    this.#tell(await this.driver.import(main, this.address, key));
    this.#tellErrors(await this.driver.apply(main), 0);
    await this.plan(main);
  }

  async move(main: string, from: Foreign): Promise<void> {
    this.#tell(await this.driver.move(main, this.address, from));
    this.#tellErrors(await this.driver.apply(main), 0);
    await this.plan(main);
  }

  /** Somebody else, who knows what we know, applies a configuration; or takes the object away. */
  async colleague(main?: string): Promise<void> {
    const { core } = await worldOf(this.driver.sandbox);
    if (main !== undefined) {
      await core.load(stateFileOf(this.driver.state()));
      await core.apply(main);
      return;
    }
    await core.import(this.address, this.keys.id);
    await core.destroy();
  }

  #tell(shown: Shown, action?: Action): Shown {
    const { type } = this.member;
    const own = Object.entries(shown.planned).filter(([address]) => address.startsWith(`${type}.`));
    if (action) expect(own.map(([, one]) => one)).toEqual([action]);
    this.told.push({ ...shown, errors: [...shown.errors].sort() });
    return shown;
  }

  #tellErrors(errors: readonly string[], refused: number): void {
    expect(errors).toHaveLength(refused);
    this.told.push({ errors, state: this.#state() });
  }

  #state(): Models {
    const { url } = this.driver.sandbox;
    const text = JSON.stringify(this.driver.state(), null, 1).replaceAll(url, 'https://unleash.example.com');
    return Object.fromEntries(Object.entries(JSON.parse(text) as Models).map(comparable));
  }
}

/** What Unleash makes up at random is there or not; sets are in one order. */
function comparable([address, model]: [string, Model]): [string, Model] {
  const { resource } = members.find(({ type }) => address.startsWith(`${type}.`))!;
  const values = Object.entries(resource.attributes).map(([name, { facts, kind }]) => {
    const value = model[name] ?? null;
    return [name, facts.sensitive && value !== null ? '(secret)' : sorted(kind.type, value)];
  });
  return [address, Object.fromEntries(values)];
}

function sorted(type: CtyType, value: unknown): unknown {
  if (value === null || typeof type === 'string') return value;
  const [kind, of] = type;
  if (kind === 'object') {
    const object = value as Model;
    return Object.fromEntries(Object.entries(of).map(([name, one]) => [name, sorted(one, object[name] ?? null)]));
  }
  if (kind !== 'set') return value;
  return (value as unknown[]).map((one) => sorted(of, one)).sort(byText);
}

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);
