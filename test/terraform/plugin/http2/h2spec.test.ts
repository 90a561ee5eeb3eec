/** The server before an independent judge, where Go is. */
import { expect, test } from 'vitest';
import { createHttp2Server } from '../../../../src/terraform/plugin/http2/index.ts';
import { installH2spec, judge } from './h2spec.ts';

const log = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

test('passes all checks of h2spec', async ({ skip }) => {
  const missing = await installH2spec();
  if (missing) {
    console.log(`h2spec: left out, ${missing}; HTTP/2 is held by the other tests alone`);
    skip(missing);
  }
  const server = createHttp2Server({
    log,
    answer: (stream) => ({
      data() {},
      end() {
        stream.respond({ ':status': '200' });
        stream.write(Buffer.from('hello world'));
        stream.end({ 'grpc-status': '0' });
      },
      cancelled() {},
    }),
  });
  const port = await server.listen({ host: '127.0.0.1', port: 0 });
  const said = await judge(port!);
  await server.close();
  const tally = said.trim().split('\n').at(-1);
  expect(tally, said.slice(said.indexOf('Failures'))).toBe('145 tests, 145 passed, 0 skipped, 0 failed');
  console.log(`h2spec: ${tally}`);
});
