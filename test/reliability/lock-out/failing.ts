// The way to the sandbox on which calls fail, and on which somebody looks at the doors after each of them.
import type { FailRule, Sandbox } from '../../../src/sandbox/index.ts';
import type { Random } from './company.ts';

const failures: readonly FailRule['how'][] = [
  { status: 429 },
  { status: 500 },
  { status: 503 },
  { status: 401 },
  { status: 403, body: { name: 'NoAccessError', message: 'You need permission=ADMIN to perform this action' } },
  'reset-before',
  'reset-after',
  'truncate',
  'html',
];

interface Failing {
  /** Calls fail from here on. */
  begin(): void;
  readonly fetch: Sandbox['fetch'];
  /** How many calls failed. */
  readonly failed: () => number;
}

/** One call fails, or one kind of call from then on, or every call now and then; or none does. */
export function failing(sandbox: Sandbox, random: Random, look: (request: Request) => void): Failing {
  const how = failures[Math.floor(random() * failures.length)]!;
  const at = Math.floor(random() * 40);
  const chance = random() * 0.3;
  const reach = ['none', 'once', 'this call', 'every call', 'now and then'][Math.floor(random() * 5)]!;
  let number = 0;
  let struck: string | undefined;
  let failed = 0;
  let hasBegun = random() < 0.2;
  const fails = (call: string): boolean => {
    if (!hasBegun) return false;
    const current = number++;
    if (reach === 'now and then') return random() < chance;
    if (reach === 'none' || current < at) return false;
    if (current === at) struck = call;
    return reach === 'every call' || current === at || (reach === 'this call' && call === struck);
  };
  return {
    begin() {
      hasBegun = true;
    },
    failed: () => failed,
    async fetch(request) {
      if (fails(`${request.method} ${new URL(request.url).pathname}`)) {
        failed += 1;
        sandbox.fail({ path: '**', how });
      }
      try {
        return await sandbox.fetch(request);
      } finally {
        look(request);
      }
    },
  };
}
