// The rules about plans, applies and destroys.
import type { DynamicValue } from '../../../src/terraform/protocol/index.ts';
import { identity, thing } from './right-provider.ts';
import { deferred, ofWriteOnly, type Rule, state, unaskedDeferral } from './rule.ts';
import { type Spoiled, spoil } from './spoil.ts';

const invalidPlan = 'Provider produced invalid plan';
const inconsistentPlan = 'Provider produced inconsistent final plan';
const invalidObject = 'Provider produced invalid object';
const invalidResult = 'Provider returned invalid result object after apply';
const inconsistentResult = 'Provider produced inconsistent result after apply';

const isDestroy = ({ proposed_new_state }: { readonly proposed_new_state?: DynamicValue | undefined }) =>
  proposed_new_state?.msgpack?.[0] === 0xc0;

/** The second plan of an apply, of which the first was shown. */
function plannedOtherwise(change: object): Spoiled {
  return (right) => {
    let calls = 0;
    return spoil('PlanResourceChange', () => (++calls === 2 ? change : {}))(right);
  };
}

const planning: Rule[] = [
  {
    rule: 'a plan has the configured values',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ planned_state: state({ name: 'b' }) })),
    act: 'plan',
  },
  {
    rule: 'a plan has nothing that is write-only',
    title: invalidPlan,
    ...ofWriteOnly,
    wrong: spoil('PlanResourceChange', () => ({ planned_state: state({ secret: 's' }) })),
    act: 'plan',
  },
  {
    rule: 'only what exists forces a replacement of what is there',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ requires_replace: [{ steps: [{ attribute_name: 'size' }] }] })),
    act: 'update',
  },
  {
    rule: 'what is destroyed is planned to be gone',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', (request) =>
      isDestroy(request) ? { planned_state: state({}), planned_identity: identity('1') } : {},
    ),
    act: 'destroy',
  },
  {
    rule: 'what becomes known stays so',
    title: inconsistentPlan,
    wrong: (right) =>
      plannedOtherwise({ planned_state: state({ name: 'a', id: undefined }) })(
        spoil('PlanResourceChange', () => ({ planned_state: state({}) }))(right),
      ),
    act: 'apply',
  },
  {
    rule: 'what is configured is planned to be there',
    title: invalidPlan,
    wrong: spoil('PlanResourceChange', () => ({ planned_state: thing(null) })),
    act: 'plan',
  },
  {
    rule: 'what is shown as an update is no replacement',
    title: inconsistentPlan,
    wrong: (right) => {
      let calls = 0;
      const shown = { planned_state: state({ name: 'b' }), planned_identity: identity('1'), requires_replace: [] };
      return spoil('PlanResourceChange', () => (++calls === 1 ? shown : {}))(right);
    },
    act: 'update',
  },
  {
    rule: 'a plan is put off where that is allowed',
    title: unaskedDeferral,
    openTofu: null,
    wrong: spoil('PlanResourceChange', () => deferred),
    act: 'plan',
  },
];

const applying: Rule[] = [
  {
    rule: 'all is known after an apply',
    title: invalidResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({ id: undefined }) })),
    act: 'apply',
  },
  {
    rule: 'what was written is there',
    title: inconsistentResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: thing(null) })),
    act: 'apply',
  },
  {
    rule: 'what was destroyed is gone',
    title: invalidResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({}), new_identity: identity('1') })),
    act: 'destroy',
  },
  {
    rule: 'planned values are kept',
    title: inconsistentResult,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({ name: 'b' }) })),
    act: 'apply',
  },
  {
    rule: 'state has nothing that is write-only after an apply',
    title: invalidObject,
    ...ofWriteOnly,
    wrong: spoil('ApplyResourceChange', () => ({ new_state: state({ secret: 's' }) })),
    act: 'apply',
  },
];

export const rulesOfChange: readonly Rule[] = [...planning, ...applying];
