// The way of a request, from the outermost layer to the wire.
import type { Settings } from '../options.ts';
import { authorize } from './authorize.ts';
import type { Fetch, Layer } from './call.ts';
import { limitConcurrency } from './concurrency.ts';
import { logRequests } from './log.ts';
import { receive } from './receive.ts';
import { retry } from './retry.ts';
import { limitTime } from './time-limit.ts';
import { createTransport } from './transport.ts';

export function composeFetch(settings: Settings): Fetch {
  return compose(
    [
      retry(settings),
      limitConcurrency(settings),
      logRequests(settings),
      limitTime(settings),
      authorize(settings),
      receive,
    ],
    createTransport(settings),
  );
}

function compose(layers: readonly Layer[], transport: Fetch): Fetch {
  return layers.reduceRight((next, layer) => layer(next), transport);
}
