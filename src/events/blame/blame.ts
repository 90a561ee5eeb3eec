// Who did it: for each question the event that tells, or the words that none does.
import { type AdminApi, AdminApiError } from '../../admin-api/index.ts';
import { type AuditEvent, searchEvents } from '../search.ts';
import { endings, judge, type Question, type Verdict } from './judge.ts';
import { trails } from './trails.ts';

/** `person`: in the UI or with a token of their own, which the log does not tell apart. */
export type How = 'person' | 'service account' | 'admin token' | 'Unleash';

export interface Blame {
  /** Name as the log has it. */
  readonly by: string | null;
  readonly how: How | null;
  readonly at: string | null;
  /** Address that the request came from; only paid editions log it. */
  readonly from: string | null;
  /** Id of the event. */
  readonly event: number | null;
  /** What its data says as `comment`: an event has no field for one. */
  readonly comment: string | null;
  /** Why the rest is not certain, or not there. */
  readonly doubt: string | null;
}

/** Events are read in steps, as few as answer all questions; whatever is older than the last step is not looked for. */
const steps = [1000, 10_000, 50_000];

/**
 * One answer for each question, in their order.
 * @throws AdminApiError, but for a caller who may not read the log
 */
export async function blame(api: AdminApi, questions: readonly Question[]): Promise<Blame[]> {
  if (questions.length === 0) return [];
  const types = [...new Set([...questions.flatMap(({ type }) => trails[type]?.types ?? []), ...endings])];
  const verdicts = new Map<Question, Verdict>();
  for (const [step, limit] of steps.entries()) {
    const log = await readLog(api, types, limit);
    if (typeof log === 'string') return questions.map(() => ({ ...nobody, doubt: log }));
    const isWhole = log.events.length === log.total;
    const isLast = isWhole || step === steps.length - 1;
    for (const question of questions) {
      const trail = trails[question.type];
      const verdict = trail
        ? judge(trail, question, log.events, isLast)
        : { doubt: 'The log has no events of this type.' };
      if (verdict) verdicts.set(question, verdict);
    }
    if (isLast || questions.every((question) => verdicts.has(question))) break;
  }
  const accounts = await serviceAccounts(api);
  return questions.map((question) => toBlame(verdicts.get(question), accounts));
}

const nobody = { by: null, how: null, at: null, from: null, event: null, comment: null, doubt: null };

function toBlame({ event, doubt = undefined }: Verdict = {}, accounts: ReadonlySet<number>): Blame {
  if (!event) return { ...nobody, doubt: doubt ?? null };
  const { id, createdBy, createdAt, ip, data } = event;
  return {
    by: createdBy ?? null,
    how: howOf(event, accounts),
    at: createdAt,
    from: typeof ip === 'string' ? ip : null,
    event: id,
    comment: typeof data?.comment === 'string' ? data.comment : null,
    doubt: doubt ?? null,
  };
}

/** All admin tokens have one number; what has another one below zero is a part of Unleash. */
function howOf({ createdByUserId: id }: AuditEvent, accounts: ReadonlySet<number>): How | null {
  if (id === undefined || id === null) return null;
  if (id === -42) return 'admin token';
  if (id < 0) return 'Unleash';
  return accounts.has(id) ? 'service account' : 'person';
}

type Log = Awaited<ReturnType<typeof searchEvents>>;

async function readLog(api: AdminApi, types: readonly string[], limit: number): Promise<Log | string> {
  try {
    return await searchEvents(api, { types }, limit);
  } catch (error) {
    if (error instanceof AdminApiError && error.status === 403) return 'This token may not read the event log.';
    throw error;
  }
}

/** None where the edition has none, or the caller may not see them. */
async function serviceAccounts(api: AdminApi): Promise<ReadonlySet<number>> {
  try {
    return new Set((await api.getServiceAccounts()).serviceAccounts.map(({ id }) => id));
  } catch (error) {
    if (error instanceof AdminApiError && error.status !== undefined) return new Set();
    throw error;
  }
}
