// Evidence about a sandbox: what is in it, that it is the same again, what is hidden, and whose folder it leaves alone.
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { frameworks, hiddenIn, pieceIds } from '../../src/evidence/index.ts';
import { verifyFolder } from '../../src/manifest/index.ts';
import { rules } from '../../src/policy/index.ts';
import { openStage } from './stage.ts';

const filesIn = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();

test('the same instance gives the same bytes, changes nothing there, and the folder is whole', async () => {
  await using stage = await openStage();
  const { evidence } = await stage.gather('one');
  expect(stage.sandbox.requests.filter(({ method }) => method !== 'GET')).toEqual([]);
  await stage.gather('two');
  // Over the evidence of before, too.
  await stage.gather('one');
  const [one, two] = [join(stage.folder, 'one'), join(stage.folder, 'two')];
  expect(filesIn(one)).toEqual(filesIn(two));
  for (const path of filesIn(one)) expect([path, stage.read(`one/${path}`)]).toEqual([path, stage.read(`two/${path}`)]);
  expect((await verifyFolder(one)).problems).toEqual([]);
  expect(readdirSync(stage.folder)).toEqual(['one', 'two']);
  expect(evidence.pieces.map(({ id }) => id).sort()).toEqual([...pieceIds].sort());
  for (const path of evidence.pieces.flatMap(({ paths }) => paths))
    expect(existsSync(join(one, path)), path).toBe(true);

  const all = filesIn(one).map((path) => stage.read(`one/${path}`));
  for (const text of all) for (const secret of [stage.sandbox.token, 'user:ann']) expect(text).not.toContain(secret);
  const index = stage.read('one/index.html');
  expect(index).not.toContain('<script');
  for (const { controls, name } of frameworks) {
    expect(index).toContain(name);
    for (const { id } of controls) expect(index).toContain(`<th scope="row">${id}</th>`);
  }
  for (const [, href] of index.matchAll(/href="([^"#]+)"/g)) expect(existsSync(join(one, href!)), href).toBe(true);
  const ids = new Set([...index.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id));
  for (const [, id] of index.matchAll(/href="#([^"]+)"/g)) expect(ids).toContain(id);
});

test('who approved what is told, with who did it alone', async () => {
  await using stage = await openStage();
  const { evidence } = await stage.gather('it');
  const { decisions } = JSON.parse(stage.read('it/change-requests/decisions.json'));
  expect(decisions.map(({ title, verdict }: { title: string; verdict: string }) => [title, verdict])).toEqual([
    ['By others', 'by others'],
    ['Alone', 'own approval'],
    ['Unseen', 'too few'],
  ]);
  const piece = evidence.pieces.find(({ id }) => id === 'four-eyes-decisions')!;
  expect(piece.attention).toEqual([
    'Change request 2 in production of shop was approved by ben@example.com, who made it.',
    'Change request 3 in production of shop was applied with 0 of 1 approvals.',
  ]);
  expect(piece.judgements.map(({ outcome }) => outcome)).toEqual(['found']);
  const { results } = JSON.parse(stage.read('it/assessment-results.json'))['assessment-results'];
  const stateOf = (control: string) =>
    results[0].findings.find(({ target }: { target: { 'target-id': string } }) => target['target-id'] === control)
      .target.status.state;
  expect([stateOf('ac-5_obj'), stateOf('cm-3_obj')]).toEqual(['not-satisfied', 'not-satisfied']);
});

test('what an edition lacks or a token may not read is said, and is no failure', async () => {
  await using small = await openStage({ edition: 'oss' });
  const { evidence } = await small.gather('it');
  const lacking = evidence.pieces.filter(({ paths }) => paths.length === 0).map(({ id }) => id);
  expect(lacking).toEqual([
    ...['sign-in', 'provisioning', 'roles', 'four-eyes-settings', 'four-eyes-decisions', 'logins', 'drift'],
  ]);
  const sentence = 'Change requests: this Unleash does not have it; it is of another edition, or too old.';
  expect(hiddenIn(evidence)).toContain(sentence);
  expect(small.read('it/index.html')).toContain(sentence);
  expect(small.read('it/index.md')).toContain(sentence);
  expect(small.read('it/assessment-results.json')).toContain(sentence);
});

test('a folder with anything else in it is left alone, and so is evidence that was changed', async () => {
  await using stage = await openStage();
  const foreign = join(stage.folder, 'foreign');
  mkdirSync(foreign);
  writeFileSync(join(foreign, 'notes.txt'), 'mine');
  await expect(stage.gather('foreign')).rejects.toThrow('it has something else in it: choose another folder');
  expect(filesIn(foreign)).toEqual(['notes.txt']);
  mkdirSync(join(stage.folder, 'empty'));
  await stage.gather('empty');
  writeFileSync(join(stage.folder, 'empty', 'index.md'), 'other');
  await expect(stage.gather('empty')).rejects.toThrow('it is not as it was written. index.md was changed');
  stage.sandbox.fail({ operation: 'searchChangeRequests', times: 'always', how: { status: 500 } });
  await expect(stage.gather('new')).rejects.toThrow('searchChangeRequests');
  expect(readdirSync(stage.folder).sort()).toEqual(['empty', 'foreign']);
});

test('each control that a rule supports is in its framework, and each piece bears on a control of each', () => {
  for (const { id, controls } of frameworks) {
    const known = controls.map((control) => control.id);
    expect(new Set(known).size).toBe(known.length);
    expect(rules.flatMap((rule) => rule.controls[id]).filter((control) => !known.includes(control))).toEqual([]);
    expect(pieceIds.filter((piece) => !controls.some(({ pieces }) => pieces.includes(piece)))).toEqual([]);
  }
});
