// The error for a name that an instance does not know.

/** `message` says what is missing; `known` has the names that there are. */
export class UnknownName extends Error {
  override readonly name = 'UnknownName';
  readonly kind: 'permission' | 'project' | 'environment' | 'account' | 'role' | 'change request';
  readonly unknown: string;
  readonly known: readonly string[];

  constructor(kind: UnknownName['kind'], unknown: string, known: readonly string[]) {
    super(`this Unleash has no ${kind} ${JSON.stringify(unknown)}`);
    this.kind = kind;
    this.unknown = unknown;
    this.known = known;
  }
}
