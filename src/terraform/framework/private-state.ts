// Small texts that a resource keeps beside its state; Terraform stores them and never shows them.

/** How the keys begin that a plan hands to its apply. */
const planned = 'plan:';

/** Lives for one RPC; what was set is sent back to Terraform, which hands it in again with the next one. */
export class PrivateState {
  readonly #values: Map<string, string>;

  private constructor(values: Map<string, string>) {
    this.#values = values;
  }

  /** Bytes that are not ours (another provider wrote the state) count as none. */
  static decode(bytes: Uint8Array | undefined): PrivateState {
    if (!bytes?.length) return new PrivateState(new Map());
    try {
      const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
      const isObject = typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
      const entries = isObject ? Object.entries(parsed) : [];
      return new PrivateState(
        new Map(entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string')),
      );
    } catch {
      return new PrivateState(new Map());
    }
  }

  get(key: string): string | undefined {
    return this.#values.get(key);
  }

  set(key: string, value: string): void {
    this.#values.set(key, value);
  }

  delete(key: string): void {
    this.#values.delete(key);
  }

  /** Tells the apply of this plan something; undefined tells nothing. None of it stays in state. */
  handOver(key: string, value: string | undefined): void {
    if (value === undefined) this.#values.delete(planned + key);
    else this.#values.set(planned + key, value);
  }

  /** What the plan of this change told. */
  handedOver(key: string): string | undefined {
    return this.#values.get(planned + key);
  }

  encode(): Uint8Array {
    if (this.#values.size === 0) return new Uint8Array();
    return new TextEncoder().encode(JSON.stringify(Object.fromEntries([...this.#values].sort())));
  }

  /** The same without what a plan told its apply. */
  encodeForState(): Uint8Array {
    return new PrivateState(new Map([...this.#values].filter(([key]) => !key.startsWith(planned)))).encode();
  }
}
