// The client alone: every operation, answered with what no server should answer.

import { type OperationId, operations } from '../../../src/admin-api/generated/operations.ts';
import { AdminApiError, createAdminApi } from '../../../src/admin-api/index.ts';
import { fastClock } from '../../catalog.ts';
import { mutateAnswer } from '../mutate-traffic.ts';
import { type Answer, type Traffic, toResponse } from '../record.ts';
import { join, split, type Target } from '../target.ts';

type Call = (parameters: unknown) => Promise<unknown>;

/** What an operation takes in its path, and a body where it has one. */
function parametersOf(operation: OperationId): { [name: string]: unknown } {
  const { method, path } = operations[operation];
  const names = [...path.matchAll(/\{([^}]+)\}/g)].map(([, name = '']) => [name, '1']);
  return { ...Object.fromEntries(names), ...(method === 'POST' || method === 'PUT' ? { body: {} } : {}) };
}

export function answerTargets({ answers }: Traffic): Target[] {
  let answer: Answer | undefined;
  const api = createAdminApi({
    url: 'http://unleash.test',
    token: '*:*.fuzz',
    clock: fastClock(),
    log: () => {},
    fetch: async () => toResponse(answer!),
  });
  return [
    {
      name: 'API answers',
      weight: 20,
      make: (random) => {
        const { operation, ...valid } = random.pick(answers);
        return join({ operation, ...mutateAnswer(valid, random) }, new Uint8Array());
      },
      check: async (input) => {
        const [{ operation, ...hostile }] = split<Answer & { operation: OperationId }>(input);
        answer = hostile;
        try {
          await (api[operation] as Call)(parametersOf(operation));
        } catch (error) {
          if (!(error instanceof AdminApiError)) throw error;
        }
      },
    },
  ];
}
