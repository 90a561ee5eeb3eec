// Send a request again when that is safe and may help, and say so when it waits.
import { AdminApiError } from '../errors/admin-api-error.ts';
import type { Settings } from '../options.ts';
import type { Answer, OperationCall, Layer, Outgoing, Send } from './call.ts';
import { cancelled, followSignals } from './cancel.ts';
import { isAway } from '../transport/connection-failure.ts';
import type { Contact } from './contact.ts';
import { loseAnswer } from './failure.ts';
import { isFinal, type Repetition, repeatAfterAnswer, repeatAfterError } from './repetition.ts';
import { timeLeft } from './time-limit.ts';

type Outcome = { answer: Answer } | { error: AdminApiError };

export function retry(settings: Settings, contact: Contact): Layer {
  /** A server that was there once is waited for; one that never was is at another address. */
  let hasAnswered = false;
  return (next) => async (request, call) => {
    for (let failures = 0; ; ) {
      call.isFirstContact = !contact.isMade;
      const outcome = await attempt(next, request, call);
      if ('answer' in outcome) contact.note(outcome.answer, settings.clock.now());
      hasAnswered ||= 'answer' in outcome;
      const repetition = await decide(outcome, call, settings);
      if (repetition === undefined) return finish(outcome);
      const restarts = hasAnswered && 'error' in outcome && isAway(outcome.error.code);
      if (!repetition.asked && !restarts) failures++;
      const ms = chooseDelay(repetition, call.attempts, settings);
      const left = timeLeft(call, settings.deadlineMs, settings.clock.now());
      if (failures >= settings.retry.attempts || ms >= left) return finish(outcome);
      if (call.stopping?.aborted || call.signal?.aborted) throw cancelled(call, waitedFor(repetition));
      announce(ms, repetition, call, settings);
      await wait(ms, repetition, call, settings);
    }
  };
}

async function attempt(next: Send, request: Outgoing, call: OperationCall): Promise<Outcome> {
  try {
    return { answer: await next(request, call) };
  } catch (error) {
    if (error instanceof AdminApiError) return { error };
    throw error;
  }
}

function finish(outcome: Outcome): Answer {
  if ('error' in outcome) throw outcome.error;
  return outcome.answer;
}

async function decide(outcome: Outcome, call: OperationCall, { clock }: Settings): Promise<Repetition | undefined> {
  if ('error' in outcome) return repeatAfterError(outcome.error, call);
  const { answer } = outcome;
  const final = await isFinal(answer);
  const repetition = final ? undefined : repeatAfterAnswer(answer, call, clock.now());
  const gatewayGaveUp = [502, 503, 504].includes(answer.status) && !final && !repetition?.asked;
  if (gatewayGaveUp) loseAnswer(call);
  return repetition;
}

/** Exponential backoff with full jitter, but never less than the server asks for. */
function chooseDelay({ atLeastMs = 0 }: Repetition, attempts: number, { retry, clock }: Settings): number {
  const ceiling = Math.min(retry.capMs, retry.baseMs * 2 ** Math.min(attempts - 1, 30));
  return Math.max(atLeastMs + clock.random() * Math.min(atLeastMs, retry.baseMs), clock.random() * ceiling);
}

function announce(ms: number, { reason }: Repetition, call: OperationCall, { log, onWait }: Settings): void {
  const seconds = Math.round(ms) / 1000;
  const { operation, method, path, attempts } = call;
  log?.({ type: 'wait', operation, method, path, attempt: attempts, seconds, reason });
  for (const told of [onWait, call.onWait]) told?.({ operation, seconds, reason });
}

/** Both signals end a wait at once, for reads too: whoever is stopping does not want to sit out a rate limit. */
async function wait(ms: number, repetition: Repetition, call: OperationCall, { clock }: Settings): Promise<void> {
  await followSignals([call.signal, call.stopping], async ({ signal }) => {
    await clock.sleep(ms, signal).catch((thrown: unknown) => {
      if (signal.aborted) throw cancelled(call, waitedFor(repetition));
      throw thrown;
    });
  });
}

const waitedFor = ({ reason }: Repetition): string => `to try again after ${reason}`;
