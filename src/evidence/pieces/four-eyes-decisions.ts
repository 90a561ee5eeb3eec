// Evidence: who approved what in the period, with proof that nobody approved what is their own.
import { readChangeRequest, searchRequests } from '../../change-requests/index.ts';
import { searchEvents } from '../../events/index.ts';
import { csvLine } from '../../text/index.ts';
import { type Decision, isDecidedIn, judge, requestOf } from '../four-eyes.ts';
import { jsonFile, type Found } from '../piece.ts';
import type { Source } from '../source.ts';
import { orHidden } from './or-hidden.ts';

/** As many events about change requests as are asked for. */
const mostEvents = 1_000_000;

const types = ['approved', 'approval-added', 'applied', 'rejected', 'scheduled'].map((one) => `change-request-${one}`);

export async function fourEyesDecisions(source: Source): Promise<Found> {
  const about = { id: 'four-eyes-decisions', title: 'Change requests: who approved what' } as const;
  const read = await orHidden('Change requests', readDecisions(source));
  if ('sentence' in read) return { ...about, hidden: [read.sentence] };
  const { decisions, gone, hidden } = read.answer;
  const of = (wanted: Decision['verdict']) => decisions.filter(({ verdict }) => verdict === wanted);
  const [own, few] = [of('own approval'), of('too few')];
  return {
    ...about,
    files: new Map([
      ['change-requests/decisions.json', jsonFile({ decisions, gone })],
      ['change-requests/decisions.csv', decisionsCsv(decisions)],
    ]),
    summary: [
      `Decided about in the period: ${decisions.length}. Applied with the approval of others: ${of('by others').length}.`,
      own.length === 0 ? 'Nobody approved their own.' : `Approved by who made them: ${own.length}.`,
    ],
    attention: [
      ...own.map((one) => `${nameOf(one)} was approved by ${one.made.by}, who made it.`),
      ...few.map(
        (one) => `${nameOf(one)} was applied with ${one.approvals.length} of ${one.requiredApprovals} approvals.`,
      ),
      ...gone.map((id) => `Change request ${id} was decided about and is no longer there: only the events tell of it.`),
    ],
    judgements: [
      {
        ...{ rule: 'four-eyes/approved-by-others', title: 'Nobody approves what is their own', severity: 'critical' },
        outcome: own.length + few.length > 0 ? 'found' : decisions.length === 0 ? 'nothing to judge' : 'passed',
        controls: { soc2: ['CC6.3', 'CC8.1'], iso27001: ['A.5.3', 'A.8.32'], nist80053: ['AC-5', 'CM-3'] },
        found: [...own, ...few].map((one) => `${nameOf(one)} was not approved by others as it must be.`),
      },
    ],
    hidden,
  };
}

const nameOf = ({ id, environment, project }: Decision) => `Change request ${id} in ${environment} of ${project}`;

async function readDecisions({ api, period }: Source) {
  const found = await searchRequests(api, { closedToo: true });
  const search = { types, from: period.from, to: period.to };
  const told = await orHidden('Who applied change requests', searchEvents(api, search, mostEvents));
  const events = 'answer' in told ? told.answer.events : [];
  // What was made after the period cannot have been decided about in it.
  const asked = found.filter(({ createdAt }) => createdAt.slice(0, 10) <= period.to).sort((a, b) => a.id - b.id);
  const requests = await Promise.all(asked.map((one) => readChangeRequest(api, one)));
  const known = new Set(found.map(({ id }) => id));
  const gone = new Set(events.flatMap((event) => requestOf(event) ?? []).filter((id) => !known.has(id)));
  return {
    decisions: requests.map((request) => judge(request, events)).filter((one) => isDecidedIn(period, one)),
    gone: [...gone].sort((a, b) => a - b),
    hidden: 'sentence' in told ? [told.sentence] : [],
  };
}

function decisionsCsv(decisions: readonly Decision[]): string {
  const headings = ['request', 'project', 'environment', 'title', 'made by', 'made', 'required approvals'];
  const rest = ['approved by', 'rejected by', 'applied by', 'applied', 'state', 'verdict'];
  const names = (deeds: Decision['approvals']) => deeds.map(({ by, at }) => `${by ?? '?'} ${at}`).join('; ');
  const rows = decisions.map((one) => [
    ...[`${one.id}`, one.project, one.environment, one.title ?? '', one.made.by ?? '', one.made.at],
    ...[`${one.requiredApprovals}`, names(one.approvals), names(one.rejections)],
    ...[one.applied?.by ?? '', one.applied?.at ?? '', one.state, one.verdict],
  ]);
  return [[...headings, ...rest], ...rows].map((row) => `${csvLine(row)}\n`).join('');
}
