// Every fault at every call that creating, updating, refreshing, importing and deleting each resource makes.
import { afterAll, expect, test } from 'vitest';
import { members } from '../../../workshop/catalog.ts';
import { faults, formatTable, type Row, tryFaults } from '../../support/faults/index.ts';
import { diagonal } from '../../support/size.ts';

const rows: Row[] = [];

test.each(members)(
  '$type gets over every fault at every call',
  async (member) => {
    const { problems, ...row } = await tryFaults(member, {
      faults: (before) => diagonal(faults, before, { quick: 98 }),
      calls: () => true,
    });
    rows.push(row);
    expect(row.faults).toBeGreaterThan(0);
    expect(problems).toEqual([]);
  },
  600_000,
);

afterAll(() => console.log(formatTable(rows, faults.length)));
