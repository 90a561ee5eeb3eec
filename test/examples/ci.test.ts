// The pipelines of examples/ci, job by job: their shell is run with a gh, a curl and a terraform that remember what they were told.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'ci-'));
const at = (name: string) => join(folder, name);
const secret = 'canary-of-the-token';

/** Each writes its arguments into `log`, one call a line; `open` and `comment` are what there is on the server. */
const programs: { readonly [name: string]: string } = {
  terraform: `case "$*" in
  "plan "*) touch plan.tfplan ;;
  "show -no-color plan.tfplan") echo 'unleash_project.shop will be updated ~~~ <!-- x -->' ;;
esac`,
  npx: `echo "$1 $2" | grep -qx -- '--yes unleash-admin@latest' || exit 9
shift 2
case "$(cat ${at('drift')})" in
  found) echo '| changed | unleash_project.shop |'; echo '1 changed.' >&2; exit 3 ;;
  clean) echo '0 changed.' >&2 ;;
  *) echo 'unleash-admin: no network' >&2; exit 1 ;;
esac`,
  gh: `case "$1 $2" in
  "issue list") cat ${at('open')} 2>/dev/null ;;
  "issue create") echo 7 > ${at('open')}; cp drift.md ${at('body')} ;;
  "issue edit") cp drift.md ${at('body')} ;;
  "issue close") rm ${at('open')} ;;
  "api --paginate") cat ${at('comment')} 2>/dev/null ;;
  "api --silent") cp plan.md ${at('body')}; echo 42 > ${at('comment')} ;;
esac
true`,
  curl: `for last; do :; done
case "$*" in
  *"--request GET"*notes*) echo "[{\\"id\\":1,\\"body\\":\\"hello\\"}$( [ -f ${at('comment')} ] && echo ',{"id":42,"body":"<!-- unleash plan --> x"}')]" ;;
  *"--request GET"*issues*) [ -f ${at('open')} ] && echo '[{"iid":7,"state":"opened"}]' || echo '[]' ;;
  *"--request POST"*notes*) echo 42 > ${at('comment')}; cp plan.md ${at('body')} ;;
  *"--request PUT"*notes*) cp plan.md ${at('body')} ;;
  *"--request POST"*/issues*) echo 7 > ${at('open')}; cp drift.md ${at('body')} ;;
  *state_event=close*) rm ${at('open')} ;;
  *"--request PUT"*/issues*) cp drift.md ${at('body')} ;;
  *) exit 9 ;;
esac`,
};

beforeAll(() => {
  mkdirSync(at('bin'));
  for (const [name, text] of Object.entries(programs)) {
    writeFileSync(at(`bin/${name}`), `#!/bin/bash\necho "${name} $*" >> ${at('log')}\n${text}\n`);
    chmodSync(at(`bin/${name}`), 0o755);
  }
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(() => {
  for (const name of ['open', 'comment', 'body', 'work']) rmSync(at(name), { recursive: true, force: true });
});

/** Runs the lines of a job as its runner would, and answers what the programs were told and how it ended. */
function run(lines: readonly string[], drift: 'found' | 'clean' | 'broken' = 'clean', env: object = {}) {
  writeFileSync(at('drift'), drift);
  writeFileSync(at('log'), '');
  rmSync(at('work'), { recursive: true, force: true });
  cpSync(join(root, 'examples/ci'), at('work/ci'), { recursive: true });
  writeFileSync(at('output'), '');
  const { status } = spawnSync('bash', ['-euo', 'pipefail', '-c', lines.join('\n')], {
    cwd: at('work'),
    env: { ...process.env, PATH: `${at('bin')}:${process.env.PATH}`, ...env },
    encoding: 'utf8',
  });
  const log = readFileSync(at('log'), 'utf8').trim().split('\n');
  return { status, log, writes: log.filter((line) => /^(gh|curl) /.test(line) && !/list|--paginate|GET/.test(line)) };
}

const body = () => (existsSync(at('body')) ? readFileSync(at('body'), 'utf8') : undefined);

/** The text of a job, up to the next one. */
function jobOf(file: string, job: string): string {
  const [, text = ''] = new RegExp(`^( *)${job}:\\n((?:\\1 +.*\\n|\\n)*)`, 'm').exec(read(file))?.slice(1) ?? [];
  return text;
}

const github = {
  job: (name: string) => {
    const lines = [...jobOf('examples/ci/github-actions.yml', name).matchAll(/^ +(?:- )?run: (.+)$/gm)].map(
      ([, line]) => line!,
    );
    // What the workflow passes on from step to step.
    return lines.map((line) =>
      line.includes('issue') ? `FOUND=$(sed -n 's/^found=//p' "$GITHUB_OUTPUT") ${line}` : line,
    );
  },
  env: {
    GITHUB_REPOSITORY: 'acme/unleash',
    PULL_REQUEST: '5',
    GH_TOKEN: secret,
    GITHUB_OUTPUT: at('output'),
    GITHUB_STEP_SUMMARY: at('summary'),
  },
};
const gitlab = {
  job: (name: string) =>
    [
      ...jobOf('examples/ci/gitlab-ci.yml', name)
        .split('script:')[1]!
        .matchAll(/^ +- (.+)$/gm),
    ].map(([, line]) => line!),
  env: {
    CI_API_V4_URL: 'https://gitlab.example.com/api/v4',
    CI_PROJECT_ID: '9',
    CI_MERGE_REQUEST_IID: '5',
    GITLAB_TOKEN: secret,
  },
};

describe.each(Object.entries({ github, gitlab }))('%s', (_, { job, env }) => {
  test('what policy finds in a plan ends the job, after the comment', () => {
    expect(run(job('plan'), 'found', env)).toMatchObject({
      status: 3,
      log: expect.arrayContaining([
        'terraform show -json plan.tfplan',
        expect.stringMatching(/^npx --yes unleash-admin@latest policy --plan - --dir \. --fail-on high --format \w+$/),
      ]),
      writes: [expect.anything()],
    });
  });

  test('a plan becomes a comment, which the next plan replaces', () => {
    const first = run(job('plan'), 'clean', env);
    expect(first.status).toBe(0);
    expect(first.log.slice(0, 2)).toEqual([
      'terraform init -input=false',
      'terraform plan -input=false -no-color -out=plan.tfplan',
    ]);
    expect(first.writes).toEqual([expect.stringMatching(/POST .*\/5\/(comments|notes)/)]);
    expect(body()).toMatch(/^<!-- unleash plan -->\n### Plan\n~{8}\nunleash_project.shop will be updated/);
    const second = run(job('plan'), 'clean', env);
    expect(second.writes).toEqual([expect.stringMatching(/(PATCH|PUT) .*(comments|notes)\/42/)]);
  });

  test('what is merged is applied', () => {
    const { status, log } = run(job('apply'), 'clean', env);
    expect({ status, log }).toEqual({
      status: 0,
      log: ['terraform init -input=false', 'terraform apply -input=false -auto-approve'],
    });
  });

  test('drift opens one issue, keeps it up to date, and closes it when it is gone', () => {
    expect(run(job('drift'), 'clean', env)).toMatchObject({ status: 0, writes: [] });
    const opened = run(job('drift'), 'found', env);
    expect(opened).toMatchObject({ status: 0 });
    expect(opened.writes.at(-1)).toMatch(/issue create|POST .*\/issues/);
    expect(body()).toBe('| changed | unleash_project.shop |\n\n1 changed.  \n');
    const updated = run(job('drift'), 'found', env);
    expect(updated.writes).toEqual([
      expect.stringMatching(/issue edit 7|PUT .*\/issues\/7 --data-urlencode description/),
    ]);
    expect(run(job('drift'), 'clean', env).writes).toEqual([expect.stringMatching(/issue close 7|state_event=close/)]);
    expect(existsSync(at('open'))).toBe(false);
  });

  test('where nobody could look the job fails, and the issue stays as it is', () => {
    run(job('drift'), 'found', env);
    expect(run(job('drift'), 'broken', env)).toMatchObject({ status: 1, writes: [] });
    expect(existsSync(at('open'))).toBe(true);
  });

  test('no program is given the token as an argument', () => {
    for (const name of ['plan', 'apply', 'drift'])
      expect(run(job(name), 'found', env).log.join('\n')).not.toContain(secret);
  });
});

describe('the composite action', () => {
  const action = read('action.yml');
  /** The line of the step for a command, as its runner would run it. */
  const step = (id: string, found: 'found' | 'clean' | 'broken', env: object) => {
    const [, line = ''] = new RegExp(`- id: ${id}\\n(?: {6}.*\\n)* {6}run: '(.+)'`).exec(action) ?? [];
    return run([line], found, { GITHUB_ACTION_PATH: root, GITHUB_OUTPUT: at('output'), ...env });
  };

  test('passes every input on, and its scripts take what they are passed', () => {
    const inputs = [...action.split('outputs:')[0]!.matchAll(/^ {2}([a-z-]+):$/gm)].map(([, name]) => name!);
    for (const name of inputs.filter((one) => one !== 'check')) expect(action).toContain(`\${{ inputs.${name} }}`);
    for (const id of ['drift', 'policy']) {
      expect(action).toContain(`if: contains(inputs.check, '${id}')`);
      for (const [, name] of action.matchAll(new RegExp(`^ {8}(${id.toUpperCase()}_\\w+):`, 'gm')))
        expect(read(`examples/ci/${id}.sh`)).toContain(`\${${name}:-}`);
    }
  });

  test('looks for drift, and ends well', () => {
    const env = { DRIFT_STATE: 'a b.json\nc.json\n', DRIFT_IGNORE: 'i.json', DRIFT_STRICT: 'true' };
    const { status, log } = step('drift', 'found', env);
    expect({ status, log }).toEqual({
      status: 0,
      log: [
        'npx --yes unleash-admin@latest drift --format markdown --state a b.json --state c.json --ignore i.json --strict',
      ],
    });
    expect(readFileSync(at('output'), 'utf8')).toBe('found=true\n');
  });

  test('judges by policy, and fails with a report where a rule is broken', () => {
    const env = { POLICY_PLAN: 'a b.json', POLICY_WAIVERS: 'w.json', POLICY_FAIL_ON: 'high', POLICY_STRICT: 'true' };
    const { status, log } = step('policy', 'found', env);
    expect({ status, log }).toEqual({
      status: 3,
      log: [
        'npx --yes unleash-admin@latest policy --format markdown --plan a b.json --waivers w.json --fail-on high --strict',
      ],
    });
    expect(readFileSync(at('output'), 'utf8')).toBe('broken=true\n');
    expect(readFileSync(at('work/policy.md'), 'utf8')).toContain('1 changed.  \n');
    expect(step('policy', 'clean', {})).toMatchObject({
      status: 0,
      log: ['npx --yes unleash-admin@latest policy --format markdown'],
    });
    expect(readFileSync(at('output'), 'utf8')).toBe('broken=false\n');
    expect(step('policy', 'broken', {}).status).toBe(1);
    expect(readFileSync(at('output'), 'utf8')).toBe('');
  });
});

test('no step of a workflow puts an expression into its shell', () => {
  for (const file of ['action.yml', 'examples/ci/github-actions.yml'])
    expect(read(file).match(/run: .*\$\{\{/g) ?? []).toEqual([]);
});
