// Requests: what a plan without changes sends over N objects of a kind, against the least that answers it.
import { createAdminApi } from '../../src/admin-api/index.ts';
import { type LogEntry, type Sandbox, startSandbox } from '../../src/sandbox/index.ts';
import type { Findings } from '../figure.ts';
import { type ImportedObject, importObjects } from '../instance/import-objects.ts';
import { filesFor } from '../instance/workspace-files.ts';
import { planNothing } from '../../workshop/measure/run-terraform.ts';
import type { Bench, Section } from '../section.ts';
import { type Cost, type Kind, kinds, leastOfAll, seedFor, singletons } from '../../workshop/kinds.ts';

export const requests: Section = {
  name: 'requests',
  title: 'Requests in a plan without changes, against the least that answers it',
  run: measure,
};

interface Comparison {
  readonly what: string;
  readonly objects: number;
  readonly sent: Cost;
  readonly least: Cost;
}

async function measure(bench: Bench): Promise<Findings> {
  const count = bench.quick ? 5 : 30;
  const sandbox = await startSandbox({ seed: seedFor(count) });
  try {
    const compared: Comparison[] = [];
    const everything: ImportedObject[] = [];
    for (const kind of [...kinds, ...singletons]) {
      const objects = await objectsOf(kind, sandbox);
      everything.push(...objects);
      compared.push(await compare(bench, sandbox, kind.type, objects, kind.least(count)));
    }
    compared.push(await compare(bench, sandbox, 'everything in one configuration', everything, leastOfAll(count)));
    return {
      figures: [
        {
          name: 'requests: sent against the least, worst kind',
          value: Math.max(...compared.map(ratioOf)),
          unit: 'times',
          atMost: 1,
        },
        {
          name: 'requests: sent against the least, everything in one configuration',
          value: ratioOf(compared.at(-1)!),
          unit: 'times',
          atMost: 1,
        },
      ],
      tables: [
        {
          title: `Each kind alone, on ${count} projects, users, groups and so on, then all together`,
          columns: ['configuration', 'instances', 'requests', 'least', 'ratio'],
          rows: compared.map((one) => [
            one.what,
            String(one.objects),
            String(total(one.sent)),
            String(total(one.least)),
            ratioOf(one).toFixed(2),
          ]),
        },
      ],
    };
  } finally {
    await sandbox.stop();
  }
}

async function objectsOf({ type, importIds }: Kind, sandbox: Sandbox): Promise<ImportedObject[]> {
  const ids = await importIds(sandbox, createAdminApi({ url: sandbox.url, token: sandbox.token }));
  return importObjects(
    sandbox,
    ids.map((importId) => ({ type, importId })),
  );
}

async function compare(
  { provider, say }: Bench,
  sandbox: Sandbox,
  what: string,
  objects: readonly ImportedObject[],
  least: Cost,
): Promise<Comparison> {
  const workspace = provider.open(sandbox, '');
  try {
    for (const [path, content] of Object.entries(filesFor(objects))) workspace.write(path, content);
    const before = sandbox.requests.length;
    await planNothing(workspace);
    const comparison = { what, objects: objects.length, sent: countByOperation(sandbox.requests.slice(before)), least };
    say(`${what}: ${objects.length} instances, ${total(comparison.sent)} requests, least ${total(least)}`);
    explain(comparison, say);
    return comparison;
  } finally {
    workspace.dispose();
  }
}

/** @throws Error when less was sent than the least: then the bench is wrong about it. */
function explain({ what, sent, least }: Comparison, say: (text: string) => void): void {
  const operations = new Set([...Object.keys(sent), ...Object.keys(least)]) as Set<keyof Cost>;
  for (const operation of operations) {
    const [is, must] = [sent[operation] ?? 0, least[operation] ?? 0];
    if (is < must && total(sent) < total(least))
      throw new Error(`${what} needs ${must} ${operation}, but ${is} were sent`);
    if (is !== must) say(`   ${operation}: ${is} instead of ${must}`);
  }
}

function countByOperation(entries: readonly LogEntry[]): Cost {
  const counts: { [operation: string]: number } = {};
  for (const { operation = 'unknown path' } of entries) counts[operation] = (counts[operation] ?? 0) + 1;
  return counts;
}

const total = (cost: Cost) => Object.values(cost).reduce((sum, count) => sum + count, 0);
const ratioOf = ({ sent, least }: Comparison) => total(sent) / total(least);
