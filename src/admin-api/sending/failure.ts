// The error of a call that failed: what the call itself knows, and what went wrong.
import { AdminApiError } from '../errors/admin-api-error.ts';
import type { AdminApiErrorFacts } from '../errors/facts.ts';
import type { OperationCall } from './call.ts';

type Known = ReturnType<typeof knownOf>;

type WentWrong = Omit<AdminApiErrorFacts, 'kind' | keyof Known> &
  (
    | { readonly kind: 'response' | 'malformed'; readonly status: number }
    | { readonly kind: 'connection' | 'timeout' | 'cancelled' }
  );

/** @param cause what was thrown below, scrubbed of secrets */
export function failureOf(call: OperationCall, facts: WentWrong, cause?: Error): AdminApiError {
  return AdminApiError.from({ ...facts, ...knownOf(call) }, cause);
}

function knownOf({ operation, method, path, server, attempts, mayHaveHappened, isFirstContact }: OperationCall) {
  return { operation, method, path, server, attempts, mayHaveHappened, isFirstContact };
}

/** The answer of a call did not arrive, or cannot be used: what it writes may have been written. */
export function loseAnswer(call: OperationCall): void {
  if (call.repeat !== 'read') call.mayHaveHappened = true;
}
