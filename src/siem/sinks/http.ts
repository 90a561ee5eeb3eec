// An HTTP collector that takes a line for each event: Vector, Fluent Bit, Logstash, Elastic and whatever takes NDJSON.
import { chunksOf } from './chunks.ts';
import { type Collector, createPost, quote } from './post.ts';
import { Refused, type Sink } from './sink.ts';

export function httpSink(collector: Collector): Sink {
  const post = createPost(collector);
  const { origin } = new URL(collector.url);

  /** A body that is too large is sent in halves. */
  async function send(texts: readonly string[], signal: AbortSignal): Promise<void> {
    const { status, text } = await post(collector.url, `${texts.join('\n')}\n`, signal);
    if (status < 300) return;
    if (status !== 413 || texts.length === 1) throw new Refused(describe(origin, status, text));
    const half = Math.ceil(texts.length / 2);
    await send(texts.slice(0, half), signal);
    await send(texts.slice(half), signal);
  }

  return {
    async deliver(lines, signal) {
      for (const texts of chunksOf(lines.map(({ text }) => text))) await send(texts, signal);
    },
    close: async () => {},
  };
}

function describe(origin: string, status: number, text: string): string {
  const answer = `${origin} answered ${status}${quote(text)}`;
  if (status === 401 || status === 403) return `${answer}: it does not take the token of --http-token-file`;
  if (status === 404) return `${answer}: check the path of --http`;
  if (status === 413) return `${answer}: a single event is longer than it takes, so let it take more`;
  return `${answer}: it does not take events in this format`;
}
