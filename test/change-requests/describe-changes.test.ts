// What a change request would change, as lines: each action that Unleash has, and one that it may have later.
import { expect, test } from 'vitest';
import { type ChangeRequest, describeChanges } from '../../src/change-requests/index.ts';

const linesOf = (features: ChangeRequest['features'], segments: ChangeRequest['segments'] = []) =>
  describeChanges({ features, segments } as unknown as ChangeRequest).map(({ kind, name, sign, what, details }) =>
    [`${kind} ${name}: ${sign} ${what}`, ...details].join('; '),
  );
const lineOf = (action: string, payload?: object) =>
  linesOf([{ name: 'f', changes: [{ id: 1, action, ...(payload && { payload: { ...payload } }) }] }])[0];

test.each<readonly [action: string, payload: object | undefined, line: string]>([
  ['updateEnabled', { enabled: true }, '~ switched on'],
  [
    'updateEnabled',
    { enabled: false, shouldActivateDisabledStrategies: true },
    '~ switched off; shouldActivateDisabledStrategies: true',
  ],
  [
    'addStrategy',
    { name: 'flexibleRollout', parameters: { rollout: '50' }, segments: [3] },
    '+ strategy flexibleRollout; parameters.rollout: 50; segments: [3]',
  ],
  [
    'updateStrategy',
    {
      id: 's1',
      constraints: [
        { contextName: 'region', operator: 'IN', values: ['eu', 'us'], inverted: true, caseInsensitive: false },
        { contextName: 'appVersion', operator: 'SEMVER_GT', value: '1.2.0' },
      ],
    },
    '~ strategy s1; constraint: region IN eu, us (inverted); constraint: appVersion SEMVER_GT 1.2.0',
  ],
  ['deleteStrategy', { id: 's1' }, '- strategy s1'],
  ['updateMilestoneStrategy', { id: 's1', title: 'x' }, '~ strategy s1 of a milestone; title: x'],
  ['archiveFeature', undefined, '- archived'],
  ['patchVariant', { variants: [{ name: 'blue', weight: 500 }] }, '~ variants; blue.weight: 500'],
  ['addDependency', { feature: 'parent', enabled: true }, '+ depends on parent; enabled: true'],
  ['deleteDependency', undefined, '- depends on no other flag'],
  ['addReleasePlan', { templateId: 't1' }, '+ release plan from template t1'],
  ['startMilestone', { milestoneId: 'm1', planId: 'p1' }, '~ starts milestone m1; planId: p1'],
  ['deleteReleasePlan', { planId: 'p1' }, '- release plan p1'],
  [
    'changeMilestoneProgression',
    { sourceMilestone: 'm1', targetMilestone: 'm2', transitionCondition: { intervalMinutes: 5 } },
    '~ progression after milestone m1; targetMilestone: m2; transitionCondition.intervalMinutes: 5',
  ],
  ['deleteMilestoneProgression', { sourceMilestone: 'm1' }, '- progression after milestone m1'],
  ['resumeMilestoneProgression', { planId: 'p1' }, '~ goes on with release plan p1'],
  ['changeSafeguard', { planId: 'p1', safeguard: { threshold: 3 } }, '~ safeguard; planId: p1; safeguard.threshold: 3'],
  ['deleteSafeguard', { planId: 'p1', safeguardId: 's1' }, '- safeguard s1; planId: p1'],
  ['paintItGreen', { shade: 'dark' }, '~ paintItGreen; shade: dark'],
])('%s of %j', (action, payload, line) => {
  expect(lineOf(action, payload)).toBe(`flag f: ${line}`);
});

test('an order, a segment, and what stands against a change', () => {
  const order = [{ id: 'a', sortOrder: 1 }];
  expect(linesOf([{ name: 'f', changes: [{ id: 1, action: 'reorderStrategy', payload: order }] }])).toEqual([
    'flag f: ~ order of its strategies; value: [{"id":"a","sortOrder":1}]',
  ]);
  const segments = [
    { id: 1, name: 'Europe', action: 'updateSegment', payload: { id: 4, name: 'Europe', description: 'All' } },
    { id: 2, name: 'Moon', action: 'deleteSegment', payload: { id: 5 } },
  ];
  expect(linesOf([], segments)).toEqual(['segment Europe: ~ segment; description: All', 'segment Moon: - segment']);
  const conflicting = { name: 'f', conflict: 'it is gone', changes: [{ id: 1, action: 'archiveFeature' }] };
  const [line] = describeChanges({ features: [conflicting], segments: [] } as unknown as ChangeRequest);
  expect(line?.conflict).toBe('it is gone');
});
