// What Terraform keeps of an open object between Open, Renew and Close: bytes that only we read.

interface Kept {
  /** Names the object among those that this process has open. */
  readonly key: string;
  readonly held: unknown;
}

export const encodeKept = (kept: Kept): Uint8Array => new TextEncoder().encode(JSON.stringify(kept));

/** Terraform gives back what it got; bytes of anybody else's making are our bug or theirs, and throw. */
export const decodeKept = (bytes: Uint8Array | undefined): Kept =>
  JSON.parse(new TextDecoder().decode(bytes ?? new Uint8Array())) as Kept;
