// One object that rules look at, by the attributes that Terraform gives it, whether it is living or planned.
import type { PlannedValue } from '../../inventory/index.ts';

/** What a rule wants to know cannot be known: the message says why, after a name for what it is. */
export class NotKnown extends Error {}

/** There is no such thing on an instance of this edition; the message says so. */
export class NotApplicable extends Error {}

export interface Described {
  /** Such as `unleash_project`. */
  readonly type: string;
  /** Number or text by which others refer to it; the address of what is yet to be made. */
  readonly id: string;
  /** In the configuration; null on an instance. */
  readonly address: string | null;
  readonly values: { readonly [attribute: string]: PlannedValue };
  /** Attributes whose values nobody may see. */
  readonly secret: ReadonlySet<string>;
  /** Why values are missing, such as `is not known until apply`. */
  readonly missing: string;
  /**
   * Of an attribute that is not known: the objects that may be in it, as the configuration says. Null or nothing where that is not
   * known either.
   */
  readonly candidates: ReadonlyMap<string, readonly string[] | null>;
}

export class Thing implements Described {
  readonly type: string;
  readonly id: string;
  readonly address: string | null;
  readonly values: Described['values'];
  readonly secret: ReadonlySet<string>;
  readonly missing: string;
  readonly candidates: Described['candidates'];

  constructor({ type, id, address, values, secret, missing, candidates }: Described) {
    this.type = type;
    this.id = id;
    this.address = address;
    this.values = values;
    this.secret = secret;
    this.missing = missing;
    this.candidates = candidates;
  }

  /** What a person recognises it by; the same on an instance and in its plan. */
  get name(): string {
    const named = this.#shown(nameAttributes[this.type] ?? ['name']);
    if (named.length > 0) return named.join(':');
    return once.includes(this.type) ? this.type.replace('unleash_', '') : (this.address ?? this.id);
  }

  #shown(attributes: readonly string[]): readonly string[] {
    return attributes.flatMap((attribute) => {
      const value = this.secret.has(attribute) ? null : this.values[attribute];
      return value === null || value === undefined ? [] : [String(value)];
    });
  }

  /** @throws NotKnown */
  value(attribute: string): Exclude<PlannedValue, undefined> {
    const value = this.values[attribute];
    if (!isKnown(value)) throw new NotKnown(`The attribute ${attribute} ${this.missing}`);
    return value;
  }

  /** @throws NotKnown */
  text(attribute: string): string | null {
    const value = this.value(attribute);
    return value === null ? null : String(value);
  }

  /** @throws NotKnown */
  texts(attribute: string): readonly string[] {
    const value = this.value(attribute);
    return Array.isArray(value) ? value.map(String) : [];
  }

  /** @throws NotKnown */
  isOn(attribute: string): boolean {
    return this.value(attribute) === true;
  }

  /** @throws NotKnown */
  number(attribute: string): number {
    return Number(this.value(attribute) ?? 0);
  }
}

function isKnown(value: PlannedValue): value is Exclude<PlannedValue, undefined> {
  if (value === undefined) return false;
  if (Array.isArray(value)) return value.every(isKnown);
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnown);
}

/** The rest has a `name`. */
const nameAttributes: { readonly [type: string]: readonly string[] } = {
  unleash_api_token: ['token_name'],
  unleash_integration: ['type', 'description'],
  unleash_project: ['id'],
  unleash_project_access: ['project'],
  unleash_project_environment: ['project_id', 'environment_name'],
  unleash_service_account: ['username'],
  unleash_service_account_token: ['description'],
  unleash_user: ['email', 'username'],
};

/** What an instance has once, and nothing else names. */
const once = ['cors', 'maintenance', 'oidc', 'password_login', 'saml', 'scim'].map((name) => `unleash_${name}`);
