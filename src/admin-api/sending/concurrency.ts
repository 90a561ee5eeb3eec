// Keep no more requests under way than the server takes well; the rest wait in line.
import { AdminApiError } from '../errors/admin-api-error.ts';
import type { Settings } from '../options.ts';
import { AdaptiveLimit } from './adaptive-limit.ts';
import type { OperationCall, Layer } from './call.ts';
import { cancelled, followSignals, refuseIfCancelled, signalsBeforeSending } from './cancel.ts';
import { Gate } from './gate.ts';

/**
 * A slot is held until the answer has been read to its end. Waiting for one ends early when the call is cancelled. Writes
 * wait at a gate of their own first, so that reads pass by.
 */
export function limitConcurrency({ maxConcurrentRequests, maxConcurrentWrites, clock }: Settings): Layer {
  const limit = new AdaptiveLimit(maxConcurrentRequests);
  const all = new Gate(() => limit.value);
  const writes = new Gate(() => maxConcurrentWrites);

  async function takeSlots(gates: readonly Gate[], call: OperationCall): Promise<void> {
    const since = clock.now();
    const entered: Gate[] = [];
    try {
      for (const gate of gates) {
        if (!gate.enterNow()) await followSignals(signalsBeforeSending(call), ({ signal }) => gate.enter(signal));
        entered.push(gate);
      }
      call.queuedMs += clock.now() - since;
      refuseIfCancelled(call);
    } catch (thrown) {
      for (const gate of entered) gate.leave();
      throw thrown instanceof AdminApiError ? thrown : cancelled(call, 'for its turn');
    }
  }

  return (next) => async (request, call) => {
    refuseIfCancelled(call);
    const gates = call.repeat === 'read' ? [all] : [writes, all];
    await takeSlots(gates, call);
    const startedAt = clock.now();
    const observe = (overloaded: boolean) =>
      limit.observe({
        operation: call.operation,
        startedAt,
        endedAt: clock.now(),
        overloaded,
        crowded: all.isFull,
      });
    try {
      const answer = await next(request, call);
      observe(answer.status === 429 || answer.status === 503);
      return answer;
    } catch (thrown) {
      if (thrown instanceof AdminApiError && thrown.kind === 'timeout') observe(true);
      throw thrown;
    } finally {
      // A connection is free again a moment after its answer has ended; before that another one would be opened.
      setImmediate(() => {
        for (const gate of gates) gate.leave();
      });
    }
  };
}
