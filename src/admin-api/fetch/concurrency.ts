// Keep no more than so many requests under way; the rest wait in line.
import type { Clock } from '../clock.ts';
import type { Layer } from './call.ts';
import { cancelled, followSignals, refuseIfCancelled, signalsBeforeSending } from './cancel.ts';

/** A slot is held until the answer has been read to its end. Waiting for one ends early when the call is cancelled. */
export function limitConcurrency(max: number, clock: Clock): Layer {
  let free = max;
  const line: (() => void)[] = [];

  async function takeSlot(signal: AbortSignal): Promise<void> {
    if (free > 0) {
      free--;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      line.push(enter);
      signal.addEventListener('abort', leave);
      function enter() {
        signal.removeEventListener('abort', leave);
        resolve();
      }
      function leave() {
        line.splice(line.indexOf(enter), 1);
        reject(signal.reason);
      }
    });
  }

  function giveBackSlot(): void {
    const enter = line.shift();
    if (enter) enter();
    else free++;
  }

  return (next) => async (request, call) => {
    refuseIfCancelled(call);
    const since = clock.now();
    await followSignals(signalsBeforeSending(call), ({ signal }) => takeSlot(signal)).catch(() => {
      throw cancelled(call, 'for its turn');
    });
    try {
      call.queuedMs += clock.now() - since;
      refuseIfCancelled(call);
      return await next(request, call);
    } finally {
      giveBackSlot();
    }
  };
}
