// The workflows before the schema that editors and GitHub's users hold them to, by a validator that is not ours.
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { pythonWith } from '../../workshop/python-packages.ts';

const folder = fileURLToPath(new URL('../../.github/workflows/', import.meta.url));
const workflows = readdirSync(folder).map((name) => readFileSync(`${folder}${name}`, 'utf8'));

const validate = `
import json, pathlib, subprocess, sys, tempfile
with tempfile.TemporaryDirectory() as folder:
    for index, text in enumerate(json.load(sys.stdin)):
        (pathlib.Path(folder) / f'{index}.yml').write_text(text)
    command = [sys.executable, '-m', 'check_jsonschema', '--builtin-schema', 'vendor.github-workflows', '-o', 'json']
    print(subprocess.run([*command, *sorted(map(str, pathlib.Path(folder).iterdir()))], capture_output=True, text=True).stdout)
`;

test('each workflow is one, and a step that is none shows', () => {
  const python = pythonWith('check-jsonschema', ['check-jsonschema==0.39.0']);
  if (!python) return;
  const said = (texts: readonly string[]) => JSON.parse(python.run(validate, JSON.stringify(texts)));
  expect(said(workflows)).toMatchObject({ status: 'ok', errors: [] });
  const broken = workflows.map((text) => text.replace(/^( +)timeout-minutes: \d+$/m, '$1timeout-minutes: [soon]'));
  expect(said(broken).errors).toHaveLength(workflows.length);
});
