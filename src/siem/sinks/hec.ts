// Splunk's HTTP Event Collector, with the acknowledgement of its indexers where the token asks for it:
// https://docs.splunk.com/Documentation/Splunk/latest/Data/HTTPEventCollectorAPI
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { FormatName, Line } from '../formats/format.ts';
import { chunksOf } from './chunks.ts';
import { type Answer, type Collector, createPost, quote } from './post.ts';
import { NotDelivered, Refused, type Sink } from './sink.ts';

interface Settings extends Collector {
  readonly format: FormatName;
  /** The host that events are said to come from. */
  readonly host: string;
}

/** Milliseconds between two questions whether it is indexed, and until they are sent again. */
const [askEvery, askFor] = [1000, 120_000];

export function hecSink({ format, host, ...collector }: Settings): Sink {
  const base = collector.url.replace(/\/(services\/collector(\/event)?\/?)?$/, '');
  const { origin } = new URL(base);
  const channel = randomUUID();
  const post = createPost({ ...collector, headers: { ...collector.headers, 'X-Splunk-Request-Channel': channel } });

  const envelope = ({ text, createdAt }: Line): string =>
    JSON.stringify({
      time: Date.parse(createdAt) / 1000,
      host,
      source: 'unleash-admin',
      sourcetype: `unleash:${format}`,
      event: format === 'cef' ? text : JSON.parse(text),
    });

  async function send(parts: readonly string[], signal: AbortSignal): Promise<void> {
    const answer = await post(`${base}/services/collector/event`, parts.join('\n'), signal);
    if (answer.status === 413 && parts.length > 1) {
      const half = Math.ceil(parts.length / 2);
      await send(parts.slice(0, half), signal);
      return send(parts.slice(half), signal);
    }
    const { ackId } = read(answer, origin);
    if (ackId !== undefined) await untilIndexed(ackId, signal);
  }

  async function untilIndexed(ackId: number, signal: AbortSignal): Promise<void> {
    for (let waited = 0; waited < askFor; waited += askEvery) {
      const address = `${base}/services/collector/ack?channel=${channel}`;
      const { acks } = read(await post(address, JSON.stringify({ acks: [ackId] }), signal), origin);
      if (acks?.[ackId] === true) return;
      await sleep(askEvery, undefined, { signal }).catch(() => {
        throw new NotDelivered(`${origin} had not indexed them yet`);
      });
    }
    throw new NotDelivered(`${origin} has not indexed them within ${askFor / 1000} s`);
  }

  return {
    async deliver(lines, signal) {
      for (const parts of chunksOf(lines.map(envelope))) await send(parts, signal);
    },
    close: async () => {},
  };
}

interface Said {
  readonly code?: number;
  readonly ackId?: number;
  readonly acks?: { readonly [id: number]: boolean };
}

function read({ status, text }: Answer, origin: string): Said {
  const said = parse(text);
  if (status < 300 && said !== undefined) return said;
  if (status < 300) throw new Refused(`${origin} is not an HTTP Event Collector: check --hec`);
  throw new Refused(`${origin} answered ${status}${quote(text)}: ${adviceFor(status, said?.code)}`);
}

/** By the code of the collector, which says more than the status. */
const advice: { readonly [code: number]: string } = {
  1: 'the token of --hec-token-file is disabled there',
  2: 'give its token with --hec-token-file',
  3: 'the token of --hec-token-file is not one of its tokens',
  4: 'the token of --hec-token-file is not one of its tokens',
  7: 'let the token write to its index there',
  13: 'an event is empty, which is a fault of this program',
};

const adviceFor = (status: number, code = -1): string =>
  advice[code] ?? (status === 404 ? 'check the address of --hec' : 'it does not take these events');

function parse(text: string): Said | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}
