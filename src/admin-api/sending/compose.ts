// The way of a request, from the outermost layer to the wire.
import type { Settings } from '../options.ts';
import { authorize } from './authorize.ts';
import type { Layer, Send } from './call.ts';
import { limitConcurrency } from './concurrency.ts';
import type { Contact } from './contact.ts';
import { logRequests } from './log.ts';
import { createReceiver } from './receive.ts';
import { retry } from './retry.ts';
import { limitTime } from './time-limit.ts';
import { createTransport } from '../transport/index.ts';

export function composeLayers(settings: Settings, contact: Contact): Send {
  const layers: readonly Layer[] = [
    retry(settings, contact),
    limitConcurrency(settings),
    logRequests(settings),
    limitTime(settings),
    authorize(settings),
  ];
  return layers.reduceRight((next, layer) => layer(next), createReceiver(createTransport(settings)));
}
