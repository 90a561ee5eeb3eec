/** Paths and the diagnostics that carry them. */
import { expect, test } from 'vitest';
import {
  type AttributePath,
  decodeMessage,
  decodePath,
  encodeDiagnostic,
  encodeMessage,
  encodePath,
  formatPath,
  tfplugin6,
} from '../../../src/terraform/protocol/index.ts';

const deep: AttributePath = [{ attribute: 'roles' }, { index: 0 }, { attribute: 'labels' }, { key: 'a "b"' }];

test.each<[AttributePath, string]>([
  [[], ''],
  [[{ attribute: 'name' }], 'name'],
  [deep, 'roles[0].labels["a \\"b\\""]'],
  [[{ attribute: 'users' }, { element: 7 }, { attribute: 'id' }], 'users[*].id'],
])('%j is written as HCL', (path, text) => expect(formatPath(path)).toBe(text));

test('survives the wire', () => {
  const bytes = encodeMessage(tfplugin6.AttributePath, encodePath(deep));
  expect(decodePath(decodeMessage(tfplugin6.AttributePath, bytes))).toEqual(deep);
  expect(decodePath(undefined)).toEqual([]);
});

test('ends before a member of a set, and at a step that says nothing', () => {
  const path: AttributePath = [{ attribute: 'users' }, { element: 'x' }, { attribute: 'id' }];
  expect(encodePath(path)).toEqual({ steps: [{ attribute_name: 'users' }] });
  const empty = { attribute_name: undefined, element_key_string: undefined, element_key_int: undefined };
  expect(decodePath({ steps: [empty, { ...empty, attribute_name: 'a' }] })).toEqual([]);
});

test('a zero index, an empty key and an empty attribute are steps', () => {
  const path: AttributePath = [{ index: 0 }, { key: '' }, { attribute: '' }];
  const bytes = encodeMessage(tfplugin6.AttributePath, encodePath(path));
  expect(decodePath(decodeMessage(tfplugin6.AttributePath, bytes))).toEqual(path);
});

test('a diagnostic carries its severity and, where there is one, its path', () => {
  const path = [{ attribute: 'name' }];
  expect(encodeDiagnostic({ severity: 'error', summary: 's', detail: 'd', path })).toEqual({
    severity: 1,
    summary: 's',
    detail: 'd',
    attribute: { steps: [{ attribute_name: 'name' }] },
  });
  expect(encodeDiagnostic({ severity: 'warning', summary: 's', detail: '', path: [{ element: 1 }] })).toEqual({
    severity: 2,
    summary: 's',
    detail: '',
    attribute: undefined,
  });
});
