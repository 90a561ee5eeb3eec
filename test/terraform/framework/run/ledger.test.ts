// The ledger of a run: what its blocks have, give up and take, in whatever order they are planned.
import { describe, expect, test } from 'vitest';
import { type Entry, Ledger } from '../../../../src/terraform/framework/run/ledger.ts';

const entry = (given: Partial<Entry>): Entry => ({
  typeName: 'fake_thing',
  isNamed: true,
  isNew: false,
  namesBefore: [],
  namesAfter: [],
  before: [],
  after: [],
  ...given,
});

describe('things', () => {
  test('are held by whoever has them after the run, and released by whoever gives them up for nobody', () => {
    const ledger = new Ledger();
    expect(ledger.note(entry({ before: ['a', 'b'], after: ['b', 'c'] }))).toEqual({
      held: ['b', 'c'],
      released: ['a'],
    });
    expect(['a', 'b', 'c'].map((thing) => ledger.holds(thing))).toEqual([false, true, true]);
    expect(['a', 'b', 'c'].map((thing) => ledger.releases(thing))).toEqual([true, false, false]);
  });

  test('that one block gives up and another one takes are held, whichever is planned first', () => {
    const [gives, takes] = [entry({ before: ['a'] }), entry({ after: ['a'] })];
    for (const order of [
      [gives, takes],
      [takes, gives],
    ]) {
      const ledger = new Ledger();
      for (const one of order) ledger.note(one);
      expect([ledger.holds('a'), ledger.releases('a'), ledger.gives('a')]).toEqual([true, false, true]);
    }
  });

  test('are answered as news once, and again to whoever reads the notes', () => {
    const ledger = new Ledger();
    ledger.note(entry({ before: ['a'], after: ['grant p b'] }));
    expect(ledger.note(entry({ before: ['a'], after: ['grant p b'] }))).toEqual({ held: [], released: [] });
    const other = new Ledger();
    other.add(ledger.notes);
    expect([other.releases('a'), other.heldUnder('grant p '), other.heldUnder('grant q ')]).toEqual([true, ['b'], []]);
  });
});

describe('names', () => {
  const kept = entry({ namesBefore: ['n'], namesAfter: ['n'] });
  const fresh = entry({ isNew: true, namesAfter: ['n'] });
  const gone = entry({ namesBefore: ['n'] });

  test('of two blocks clash, new or not, named or not', () => {
    for (const second of [kept, fresh, { ...kept, isNamed: false }]) {
      const ledger = new Ledger();
      expect(ledger.claim(kept)).toBeUndefined();
      expect(ledger.claim({ ...second, typeName: 'fake_other' })).toEqual({ kind: 'twice', other: 'fake_thing' });
    }
  });

  test('of one that goes and a new one of the type clash as a move, whichever is planned first', () => {
    const destroyFirst = new Ledger();
    expect(destroyFirst.destroy(gone)).toBeUndefined();
    expect(destroyFirst.claim(fresh)).toEqual({ kind: 'moved', other: 'fake_thing' });
    const createFirst = new Ledger();
    expect(createFirst.claim(fresh)).toBeUndefined();
    expect(createFirst.destroy(gone)).toEqual({ kind: 'moved', other: 'fake_thing' });
  });

  test('are free once what had them is gone, or written over', () => {
    const ledger = new Ledger();
    ledger.destroy(gone);
    ledger.destroyed(['n']);
    expect(ledger.claim(fresh)).toBeUndefined();
    const shared = new Ledger();
    shared.destroy({ ...gone, isNamed: false });
    expect(shared.claim({ ...fresh, isNamed: false })).toBeUndefined();
  });

  test('are said to move to another type too, in either order', () => {
    const others = new Ledger();
    others.destroy({ ...gone, typeName: 'fake_other' });
    expect(others.claim(fresh)).toEqual({ kind: 'moved', other: 'fake_other' });
    const reverse = new Ledger();
    expect(reverse.claim(fresh)).toBeUndefined();
    expect(reverse.destroy({ ...gone, typeName: 'fake_other' })).toEqual({ kind: 'moved', other: fresh.typeName });
  });

  test('that go from one object to another in place are no move', () => {
    const ledger = new Ledger();
    expect(ledger.claim(entry({ namesBefore: ['m'], namesAfter: ['n'] }))).toBeUndefined();
    expect(ledger.destroy(gone)).toBeUndefined();
  });
});
