// Put together what is known of a call before it is sent, its secrets first of all.
import { facts } from './generated/facts.ts';
import type { OperationCall } from './sending/call.ts';
import { type OperationId, operations } from './generated/operations.ts';
import type { Wait } from './log-entry.ts';
import type { Settings } from './options.ts';
import { collectSecrets, createScrubber, isSecretName, redact, redactPath } from './redact.ts';
import type { RequestParameters } from './request-parameters.ts';

export interface Signals {
  signal?: AbortSignal | undefined;
  stopping?: AbortSignal | undefined;
  /** Told at the start of each wait, beside the client's own `onWait`. */
  onWait?: ((wait: Wait) => void) | undefined;
  /**
   * Whether reads may be answered by what an equal read of this client was answered before; `anew`: since now alone, unless
   * reads are shared already.
   */
  shareReads?: boolean | 'anew' | undefined;
}

/** What a client goes by. */
export interface BoundSignals extends Omit<Signals, 'shareReads'> {
  /** The moment that shared answers are not older than; undefined where every read is sent. */
  sharedFrom?: number | undefined;
}

export function describeCall(
  operation: OperationId,
  parameters: RequestParameters,
  signals: BoundSignals,
  settings: Settings,
): OperationCall {
  const { method, path } = operations[operation];
  // Both are made when somebody reads them: most calls succeed, and most clients keep no log.
  const scrubber = memoize(() => createScrubber([...settingSecrets(settings), ...parameterSecrets(parameters)]));
  const scrub = (text: string) => scrubber()(text);
  const body = memoize(() => redact(parameters.body, scrub));
  return {
    operation,
    method,
    path: redactPath(path, parameters.path),
    server: settings.url,
    proxy: settings.proxy?.origin,
    tokenFrom: settings.tokenFrom,
    repeat: facts[operation].repeat,
    get body() {
      return body();
    },
    scrub,
    signal: signals.signal,
    stopping: signals.stopping,
    onWait: signals.onWait,
    startedAt: settings.clock.now(),
    queuedMs: 0,
    attempts: 0,
    mayHaveHappened: false,
    isFirstContact: false,
  };
}

function memoize<T>(make: () => T): () => T {
  let made: { value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function settingSecrets({ token, headers, proxy }: Settings): string[] {
  const bare = token.replace(/^Bearer\s+/i, '');
  // What a header means only its sender knows, so every value counts as secret.
  return [token, bare, ...(proxy?.secrets ?? []), ...Object.values(headers)];
}

function parameterSecrets({ path, query, body }: RequestParameters): string[] {
  return [...namedSecrets(path), ...namedSecrets(query), ...collectSecrets(body)];
}

function namedSecrets(values: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => (isSecretName(name) ? [String(value)] : []));
}
