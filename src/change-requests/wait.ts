// Waiting until nothing more becomes of a change request, such as until Unleash has applied it as scheduled.
import { setTimeout } from 'node:timers/promises';
import type { AdminApi } from '../admin-api/index.ts';
import { type ChangeRequest, readChangeRequest, type Which } from './change-request.ts';
import { isOver } from './steps.ts';

interface Patience {
  /** Ends the wait; the next question then fails, as the client has the same signal. */
  readonly signal: AbortSignal;
  /** Called with each look at it. */
  onLook?(request: ChangeRequest): void;
  /** Between two looks. */
  pause?(signal: AbortSignal): Promise<void>;
}

/** Milliseconds. */
const between = 5000;

/** An abort ends the pause as its time does. */
const defaultPause = (signal: AbortSignal): Promise<void> => setTimeout(between, undefined, { signal }).catch(() => {});

/**
 * @param api a client that ends with the signal
 * @returns it as it is when it is over, or when its schedule has failed or was suspended
 * @throws AdminApiError
 */
export async function waitForChange(
  api: AdminApi,
  which: Which,
  { signal, onLook, pause = defaultPause }: Patience,
): Promise<ChangeRequest> {
  for (;;) {
    const request = await readChangeRequest(api, which);
    onLook?.(request);
    const isStuck = request.state === 'Scheduled' && request.schedule.status !== 'pending';
    if (isStuck || isOver(request.state)) return request;
    await pause(signal);
  }
}
