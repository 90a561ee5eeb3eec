// Which event made an object as it is: the last one that touched it, or one of its attributes.
import { isDeepStrictEqual } from 'node:util';
import type { AuditEvent } from '../search.ts';
import { type Data, textOf, type Trail } from './trail.ts';

/** What is asked about. */
export interface Question {
  /** Name of a resource, without the provider's prefix. */
  readonly type: string;
  /** Of the object: as Terraform has it, or as the instance does where Terraform has none. */
  readonly state: Data;
  readonly found: 'changed' | 'missing' | 'unmanaged';
  /** Of what has changed. */
  readonly attribute?: string;
  /** What the API may call the attribute, the likeliest first. */
  readonly fields?: readonly string[];
  /** The object as the API shows it now. */
  readonly item?: unknown;
}

/** `event` alone: it was this one. With `doubt`: it may have been. `doubt` alone: nobody can tell. */
export interface Verdict {
  readonly event?: AuditEvent;
  readonly doubt?: string;
}

const silent = 'The log has no event of this.';
const untold = 'The log does not say what the event changed: it is the last one about the object.';

/**
 * @param events newest first
 * @param isWhole there are no older ones
 * @returns undefined where older events may tell
 */
export function judge(
  trail: Trail,
  question: Question,
  events: readonly AuditEvent[],
  isWhole: boolean,
): Verdict | undefined {
  const { found, state } = question;
  const about = events.filter((event) => trail.types.includes(event.type) && trail.isAbout(event, state));
  const nothing = isWhole ? { doubt: silent } : undefined;
  if (found === 'changed') return judgeChange(trail, question, about, isWhole) ?? nothing;
  const isWanted = found === 'missing' ? isEnd : isBegin;
  const part = trail.isPartOf === undefined ? undefined : (event: AuditEvent) => partChanged(trail, state, event);
  const event = trail.touches ? about[0] : about.find(part ?? isWanted);
  const older = found === 'missing' ? events.find((one) => endsSurroundings(one, state)) : undefined;
  const newest = [event, older].filter((one) => one !== undefined).sort((a, b) => b.id - a.id)[0];
  return newest ? { event: newest } : nothing;
}

const isBegin = ({ type }: AuditEvent) => /-(created|added|revived)$/.test(type);
const isEnd = ({ type }: AuditEvent) => /-(deleted|removed|archived)$/.test(type);

/** What is inside of a project, an environment or an account goes with it. */
function endsSurroundings({ type, project, environment, data, preData }: AuditEvent, state: Data): boolean {
  const ended = textOf((preData ?? data)?.id);
  switch (type) {
    case 'project-deleted':
    case 'project-archived':
      return project === (state.project_id ?? state.project) && typeof project === 'string';
    case 'environment-deleted':
      return environment === (state.environment_name ?? state.environment) && typeof environment === 'string';
    case 'user-deleted':
      return ended !== undefined && state.member === `user:${ended}`;
    case 'group-deleted':
      return ended !== undefined && state.member === `group:${ended}`;
    case 'service-account-deleted':
      return ended !== undefined && textOf(state.service_account_id) === ended;
    default:
      return false;
  }
}

/** Types of events that end what others are inside of. */
export const endings = [
  'project-deleted',
  'project-archived',
  'environment-deleted',
  'user-deleted',
  'group-deleted',
  'service-account-deleted',
];

function partChanged({ isPartOf = '', partBy = '' }: Trail, state: Data, { data, preData }: AuditEvent): boolean {
  const has = (side: Data | null | undefined) => ((side?.[isPartOf] ?? []) as unknown[]).includes(state[partBy]);
  return has(data) !== has(preData);
}

function judgeChange(
  trail: Trail,
  question: Question,
  about: readonly AuditEvent[],
  isWhole: boolean,
): Verdict | undefined {
  if (trail.touches) {
    const event = about.find((one) => trail.touches?.(one, question.state, question.attribute));
    return event && { event };
  }
  const fields = fieldsOf(trail, question);
  const now = valueAt(question.item, fields);
  const untelling: AuditEvent[] = [];
  for (const [index, event] of about.entries()) {
    if (isEnd(event)) continue;
    const before = event.preData ?? about.slice(index + 1).find(({ data }) => data)?.data;
    if (!before && !isBegin(event) && !isWhole) return undefined;
    const told = touches(fields, event, before);
    if (told === undefined) untelling.push(event);
    if (!told) continue;
    // Something that left no event came later.
    if (contradicts(valueAt(event.data, fields), now)) break;
    const isLast = untelling.length === 0 || agrees(valueAt(event.data, fields), now);
    return isLast ? { event } : doubting(untelling);
  }
  return isWhole ? doubting(untelling) : undefined;
}

/** Rather one that tells nothing at all than one that tells of something else. */
function doubting(untelling: readonly AuditEvent[]): Verdict | undefined {
  const changes = untelling.filter((event) => !isBegin(event));
  const event =
    changes.find(({ data, preData }) => isDeepStrictEqual({ ...data, id: 0 }, { ...preData, id: 0 })) ?? changes[0];
  return event && { event, doubt: untold };
}

const fieldsOf = ({ fields = {} }: Trail, { attribute = '', fields: names = [] }: Question) =>
  Object.hasOwn(fields, attribute) ? [fields[attribute]!] : names;

/** Undefined where the event does not say. */
function touches(fields: readonly string[], event: AuditEvent, before: Data | null | undefined): boolean | undefined {
  const [old, young] = [valueAt(before, fields), valueAt(event.data, fields)];
  if (old === undefined && young === undefined) return undefined;
  return isBegin(event) ? young !== undefined : !sameMembers(old, young);
}

function valueAt(data: unknown, fields: readonly string[]): unknown {
  for (const field of fields) {
    let value: unknown = data;
    for (const key of field.split('.'))
      value = typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

function sameMembers(a: unknown, b: unknown): boolean {
  const ordered = (value: unknown) =>
    Array.isArray(value) ? value.map((member: unknown) => JSON.stringify(member)).sort() : (value ?? '');
  return isDeepStrictEqual(ordered(a), ordered(b));
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);
const isAbsent = (value: unknown) => value === undefined || value === null || value === '';
const agrees = (a: unknown, b: unknown) =>
  (isAbsent(a) && isAbsent(b)) || (isPlain(a) && (a === b || sameInstant(a, b)));
const contradicts = (a: unknown, b: unknown) => isPlain(a) && typeof a === typeof b && !agrees(a, b);
const sameInstant = (a: unknown, b: unknown) =>
  typeof a === 'string' && typeof b === 'string' && Date.parse(a) === Date.parse(b);
