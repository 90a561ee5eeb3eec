// Give up on a request that takes too long.
import type { Settings } from '../options.ts';
import type { OperationCall, Layer } from './call.ts';
import { followSignals } from './cancel.ts';

/** Why a request was aborted when it was for lack of time; `reason` ends the sentence "got no answer …". */
export class OutOfTime {
  readonly reason: string;

  constructor(reason: string) {
    this.reason = reason;
  }
}

/** Each request may take the request timeout, or what is left until the operation's deadline if that is less. */
export function limitTime({ requestTimeoutMs, deadlineMs, clock }: Settings): Layer {
  return (next) => (request, call) =>
    followSignals([call.signal], async (controller) => {
      const left = timeLeft(call, deadlineMs, clock.now());
      const [ms, limit] =
        left < requestTimeoutMs
          ? [left, `before its deadline of ${deadlineMs / 1000} s`]
          : [requestTimeoutMs, `within ${requestTimeoutMs / 1000} s`];
      const timer = setTimeout(() => controller.abort(new OutOfTime(limit)), Math.max(ms, 0));
      try {
        return await next({ ...request, signal: controller.signal }, call);
      } finally {
        clearTimeout(timer);
      }
    });
}

/** Milliseconds until the deadline of a call. Waiting for a slot does not count. */
export function timeLeft(call: OperationCall, deadlineMs: number, now: number): number {
  return deadlineMs - (now - call.startedAt - call.queuedMs);
}
