// What is to be known of events about one type of object.
import type { AuditEvent } from '../search.ts';

/** An object of state, or what an event has kept of one. */
export type Data = Readonly<Record<string, unknown>>;

export interface Trail {
  readonly types: readonly string[];
  isAbout(event: AuditEvent, state: Data): boolean;
  /** Where events keep attributes that have another name or place there; dots lead into objects. */
  readonly fields?: { readonly [attribute: string]: string };
  /** It is made by no event, and ended by none. */
  readonly alwaysExists?: true;
  /** Whether an event about it touched the attribute, where fields before and after do not tell. */
  touches?(event: AuditEvent, state: Data, attribute: string | undefined): boolean;
  /** It is one element of this field; `partBy` is the attribute that says which. */
  readonly isPartOf?: string;
  readonly partBy?: string;
}

export const lifeOf = (subject: string): readonly string[] =>
  ['created', 'updated', 'deleted'].map((end) => `${subject}-${end}`);

/** Whether what an event kept, before or after, is the object. */
export const holds =
  (isIt: (data: Data, state: Data) => boolean): Trail['isAbout'] =>
  ({ data, preData }, state) =>
    [data, preData].some((one) => one && isIt(one, state));

/** Ids are numbers here and texts there. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;
