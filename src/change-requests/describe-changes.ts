// What a change request would change, in lines that a person reads: + what comes, - what goes, ~ what becomes another.
import { isJsonObject, type JsonObject } from '../json/index.ts';
import type { ChangeRequest } from './change-request.ts';

export interface ChangeLine {
  readonly kind: 'flag' | 'segment';
  readonly name: string;
  readonly sign: '+' | '-' | '~';
  /** Such as `strategy flexibleRollout`. */
  readonly what: string;
  /** Its settings, such as `rollout: 50`. */
  readonly details: readonly string[];
  /** Why it cannot be applied as it is; null where nothing stands against it. */
  readonly conflict: string | null;
}

type Words = readonly [sign: ChangeLine['sign'], what: string, details: JsonObject];

/** By the action of the change. */
const actions: { readonly [action: string]: (payload: JsonObject) => Words } = {
  updateEnabled: ({ enabled, ...rest }) => ['~', enabled === true ? 'switched on' : 'switched off', rest],
  addStrategy: ({ name, ...rest }) => ['+', `strategy ${text(name)}`, rest],
  updateStrategy: ({ name, id, ...rest }) => ['~', `strategy ${text(name ?? id)}`, rest],
  deleteStrategy: ({ id, name, ...rest }) => ['-', `strategy ${text(name ?? id)}`, rest],
  updateMilestoneStrategy: ({ name, id, ...rest }) => ['~', `strategy ${text(name ?? id)} of a milestone`, rest],
  reorderStrategy: (order) => ['~', 'order of its strategies', order],
  patchVariant: ({ variants, ...rest }) => ['~', 'variants', { ...byName(variants), ...rest }],
  archiveFeature: (rest) => ['-', 'archived', rest],
  addDependency: ({ feature, ...rest }) => ['+', `depends on ${text(feature)}`, rest],
  deleteDependency: (rest) => ['-', 'depends on no other flag', rest],
  addReleasePlan: ({ templateId, ...rest }) => ['+', `release plan from template ${text(templateId)}`, rest],
  deleteReleasePlan: ({ planId, ...rest }) => ['-', `release plan ${text(planId)}`, rest],
  startMilestone: ({ milestoneId, ...rest }) => ['~', `starts milestone ${text(milestoneId)}`, rest],
  changeMilestoneProgression: ({ sourceMilestone, ...rest }) => [
    '~',
    `progression after milestone ${text(sourceMilestone)}`,
    rest,
  ],
  deleteMilestoneProgression: ({ sourceMilestone, ...rest }) => [
    '-',
    `progression after milestone ${text(sourceMilestone)}`,
    rest,
  ],
  resumeMilestoneProgression: ({ planId, ...rest }) => ['~', `goes on with release plan ${text(planId)}`, rest],
  changeSafeguard: (rest) => ['~', 'safeguard', rest],
  deleteSafeguard: ({ safeguardId, ...rest }) => ['-', `safeguard ${text(safeguardId)}`, rest],
  updateSegment: ({ id: _, name: __, ...rest }) => ['~', 'segment', rest],
  deleteSegment: () => ['-', 'segment', {}],
};

/** Flags first, in the order of the change request. An action that is not known here is shown by its name. */
export function describeChanges({ features, segments }: ChangeRequest): ChangeLine[] {
  return [
    ...features.flatMap(({ name, changes, conflict: ofFlag }) =>
      changes.map((change) => lineOf('flag', name, change, ofFlag)),
    ),
    ...segments.map((change) => lineOf('segment', change.name, change)),
  ];
}

function lineOf(
  kind: ChangeLine['kind'],
  name: string,
  { action, payload, conflict }: { action: string; payload?: unknown; conflict?: string | undefined },
  ofFlag?: string,
): ChangeLine {
  const given: JsonObject = isJsonObject(payload) ? payload : payload === undefined ? {} : { value: payload };
  const [sign, what, rest] = actions[action]?.(given) ?? (['~', action, given] as const);
  return { kind, name, sign, what, details: detailsOf(rest), conflict: conflict ?? ofFlag ?? null };
}

/** One line a setting; what is inside of another is named by its path. */
function detailsOf(payload: JsonObject, path = ''): string[] {
  return Object.entries(payload).flatMap(([name, value]) => {
    if (value === undefined || value === null || (Array.isArray(value) && value.length === 0)) return [];
    if (isConstraints(value)) return value.map((constraint) => `${path}constraint: ${textOfConstraint(constraint)}`);
    return isJsonObject(value) ? detailsOf(value, `${path}${name}.`) : [`${path}${name}: ${text(value)}`];
  });
}

const text = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

/** Variants by their names. */
const byName = (variants: unknown): JsonObject =>
  Object.fromEntries(
    (Array.isArray(variants) ? variants : []).filter(isJsonObject).map(({ name, ...variant }) => [text(name), variant]),
  );

const isConstraints = (value: unknown): value is readonly JsonObject[] =>
  Array.isArray(value) && value.every((one) => isJsonObject(one) && 'contextName' in one && 'operator' in one);

function textOfConstraint({ contextName, operator, values, value, inverted, caseInsensitive }: JsonObject): string {
  const wanted = Array.isArray(values) && values.length > 0 ? values.map(text).join(', ') : text(value ?? '');
  const notes = [inverted === true ? 'inverted' : '', caseInsensitive === true ? 'any case' : ''].filter(Boolean);
  return `${text(contextName)} ${text(operator)} ${wanted}${notes.length > 0 ? ` (${notes.join(', ')})` : ''}`;
}
