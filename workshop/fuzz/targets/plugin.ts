// What reaches the plugin before any message does: the environment it is started in, and the frames of gRPC.
import { createSecureContext } from 'node:tls';
import { createCertificate } from '../../../src/terraform/plugin/certificate.ts';
import { frame, IncomingMessage } from '../../../src/terraform/plugin/grpc-frame.ts';
import { GrpcError, Status } from '../../../src/terraform/plugin/grpc-status.ts';
import { HandshakeError, readInvitation } from '../../../src/terraform/plugin/handshake.ts';
import { secureOptions } from '../../../src/terraform/plugin/sockets/node.ts';
import { magicCookie } from '../../plugin-client.ts';
import { mutateBytes } from '../mutate-bytes.ts';
import { Random, seedOf } from '../random.ts';
import { allow, insist, type Target } from '../target.ts';

type Environment = { [name: string]: string };

export async function pluginTargets(): Promise<Target[]> {
  const [client, own] = [await createCertificate(), await createCertificate()];
  const usual: Environment = {
    TF_PLUGIN_MAGIC_COOKIE: magicCookie,
    PLUGIN_PROTOCOL_VERSIONS: '5,6',
    PLUGIN_MIN_PORT: '10000',
    PLUGIN_MAX_PORT: '25000',
    PLUGIN_CLIENT_CERT: client.cert,
    PLUGIN_UNIX_SOCKET_DIR: '/tmp',
  };
  const ports = ['', '0', '-1', '1e9', '65536', '0x50', '99999999999999999999', '1.5', ' 80 ', 'NaN', 'Infinity'];
  return [
    {
      name: 'handshake',
      weight: 8,
      make: (random) => {
        const env = { ...usual };
        for (let left = 1 + random.below(3); left > 0; left -= 1) {
          const name = random.pick(Object.keys(usual).slice(random.oneIn(10) ? 0 : 1));
          const before = new TextEncoder().encode(usual[name]);
          const after = Buffer.from(mutateBytes(before, random)).toString('latin1').replaceAll('\0', '');
          env[name] = name.endsWith('PORT') && random.oneIn(2) ? random.pick(ports) : after;
          if (random.oneIn(10)) delete env[name];
        }
        return new TextEncoder().encode(JSON.stringify(env));
      },
      check: (input) => {
        const env = JSON.parse(new TextDecoder().decode(input)) as Environment;
        const invitation = allow(HandshakeError, () => readInvitation(env, 6));
        const { ports: { min, max } = { min: 1, max: 1 }, clientCertificate } = invitation ?? {};
        insist(
          [min, max].every((port) => Number.isInteger(port) && port > 0 && port < 65_536),
          'no such port',
        );
        if (clientCertificate !== undefined) {
          const options = allow(HandshakeError, () => secureOptions({ ...own, clientCertificate }));
          if (options) createSecureContext(options);
        }
      },
    },
    {
      name: 'gRPC frames',
      weight: 50,
      make: (random) => mutateBytes(frame(random.bytes(random.below(60))), random),
      check: async (input) => {
        const incoming = new IncomingMessage();
        const reading = incoming.whole.catch((error: unknown) => {
          if (!(error instanceof GrpcError)) throw error;
        });
        const random = new Random(seedOf(input));
        for (let at = 0; at < input.length; ) {
          const to = at + 1 + random.below(12);
          incoming.add(Buffer.from(input.subarray(at, to)));
          at = to;
        }
        if (random.oneIn(8)) incoming.refuse(Status.CANCELLED, 'gone');
        else incoming.end();
        const message = await reading;
        if (message) insist(Buffer.compare(frame(message), input) === 0, 'a message that nobody sent');
      },
    },
  ];
}
