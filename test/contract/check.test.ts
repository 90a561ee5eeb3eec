// A check tells known differences from surprises, and passes only without breaking surprises.
import { describe, expect, test } from 'vitest';
import { type Check, checkSpecification } from '../../src/contract/check.ts';
import type { OpenApiDocument } from '../../src/contract/document.ts';
import { applyPatches, type Patch } from '../../src/contract/patch.ts';
import { renderReport } from '../../src/contract/report.ts';
import { specification } from './fixture.ts';

const patches: Patch[] = [
  { operation: 'createThing', reason: 'It answers 200.', changes: [{ at: '/responses', rename: { '201': '200' } }] },
  { schema: 'newThingSchema', reason: 'It ignores the mode.', changes: [{ at: '/properties', remove: ['mode'] }] },
];

function check(change: (document: OpenApiDocument) => void = () => {}, enterprise: string[] = []): Check {
  const contract = applyPatches(specification(), patches);
  const knownDifferences = [{ schema: 'thingSchema', pointer: '/properties/mode', reason: 'Modes came with 2.0.' }];
  return checkSpecification(specification(change), { contract, enterprise, patches, knownDifferences });
}

const nullableName = (document: OpenApiDocument): void => {
  Object.assign(document.components.schemas.thingSchema!.properties!.name!, { nullable: true });
};

describe('checkSpecification', () => {
  test('passes what only differs where a patch says so', () => {
    const { passed, findings } = check();
    expect(passed).toBe(true);
    expect(findings.map(({ reason }) => reason)).toEqual(['It ignores the mode.', 'It answers 200.']);
  });

  test('passes what only differs where versions are known to', () => {
    const { passed, findings } = check((document) => {
      document.components.schemas.thingSchema!.properties!.mode = { type: 'integer' };
    });
    expect(passed).toBe(true);
    expect(findings.find(({ where }) => where.endsWith('.mode') && where.startsWith('answer'))?.reason).toBe(
      'Modes came with 2.0.',
    );
  });

  test('fails on a breaking difference that nobody explained, right beside an explained one', () => {
    const { passed, findings } = check(nullableName);
    expect(passed).toBe(false);
    expect(findings.find(({ where }) => where === 'answer 200.name')).toMatchObject({ severity: 'breaking' });
  });

  test('passes notable and new differences', () => {
    const { passed, findings } = check((document) => {
      Object.assign(document.components.schemas.newThingSchema!.properties!, { size: { type: 'number' } });
      Object.assign(document.components.schemas.newThingSchema!.properties!.name!, { maxLength: 3 });
    });
    expect(passed).toBe(true);
    expect(findings.filter(({ reason }) => !reason).map(({ severity }) => severity)).toEqual(['notable', 'new']);
  });

  test('leaves the enterprise operations out for an open-source server, and only for one', () => {
    const openSource = check((document) => delete document.paths['/things'], ['createThing']);
    expect(openSource).toMatchObject({ passed: true, compared: 1, leftOut: ['createThing'] });
    const broken = check((document) => delete document.paths['/things'], ['createThing', 'getThing']);
    expect(broken).toMatchObject({ passed: false, compared: 2, leftOut: [] });
  });
});

describe('renderReport', () => {
  test('groups by operation, gives reasons, and ends in the verdict', () => {
    expect(renderReport(check(nullableName))).toBe(
      [
        'Things 1.0.0, seen from the contract: 2 operations compared.',
        '',
        'createThing',
        '  known     request body.mode can be sent there',
        '            It ignores the mode.',
        '  known     answer 200 is 201 there',
        '            It answers 200.',
        '',
        'getThing',
        '  breaking  answer 200.name may be null there',
        '',
        'Does not fit the contract: 1 breaking, 0 notable, 0 new, 2 known.',
        '',
      ].join('\n'),
    );
  });

  test('tells a difference in a shared schema once', () => {
    const changed = specification(nullableName);
    const expected = { contract: specification(), enterprise: [], patches: [], knownDifferences: [] };
    expect(renderReport(checkSpecification(changed, expected))).toContain(
      ['createThing', '  breaking  answer 201.name may be null there', '            The same in getThing.'].join('\n'),
    );
  });
});
