/** Says hello to whatever it is asked. As a program it prints the port that it listens on. */
import { fileURLToPath } from 'node:url';
import { createHttp2Server } from '../../../../src/terraform/plugin/http2/index.ts';

const log = { trace() {}, debug() {}, info() {}, warn() {}, error() {} };

export const helloServer = () =>
  createHttp2Server({
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

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  process.stdout.write(String(await helloServer().listen({ host: '127.0.0.1', port: 0 })));
}
