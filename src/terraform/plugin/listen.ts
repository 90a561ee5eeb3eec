/** Opens the socket on which Terraform finds the plugin: a private Unix socket, on Windows a loopback port. */
import { chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Address, HandshakeError } from './handshake.ts';
import type { Http2Server } from './http2/index.ts';

export interface ListenChoice {
  readonly socketDirectory?: string;
  readonly ports?: { readonly min: number; readonly max: number };
  readonly platform?: NodeJS.Platform;
}

/** The shortest limit among the systems that have Unix sockets (macOS: 104 bytes with the final zero). */
const maxSocketPath = 103;

type Listening = Pick<Http2Server, 'listen'>;

/** @throws HandshakeError when no socket can be opened, or the client certificate is none. */
export async function listen(server: Listening, choice: ListenChoice): Promise<Address> {
  if ((choice.platform ?? process.platform) === 'win32') return listenOnLoopback(server, choice.ports);
  const path = join(
    choice.socketDirectory ?? tmpdir(),
    `plugin${globalThis.crypto.getRandomValues(Buffer.alloc(6)).toString('hex')}`,
  );
  if (Buffer.byteLength(path) > maxSocketPath) {
    throw new HandshakeError(`The path ${path} is too long for a socket: set TMPDIR to a shorter directory.`);
  }
  try {
    await server.listen({ path });
  } catch (error) {
    if (error instanceof HandshakeError) throw error;
    throw new HandshakeError(`Cannot open the socket ${path}: ${(error as Error).message}.`);
  }
  chmodSync(path, 0o600);
  return { network: 'unix', path };
}

async function listenOnLoopback(server: Listening, ports: ListenChoice['ports']): Promise<Address> {
  const { min, max } = ports ?? { min: 0, max: 0 };
  let reason = '';
  for (let port = min; port <= max; port += 1) {
    try {
      return { network: 'tcp', port: (await server.listen({ host: '127.0.0.1', port })) ?? port };
    } catch (error) {
      if (error instanceof HandshakeError) throw error;
      // Taken, or reserved by the system: the next one may do.
      reason = (error as Error).message;
    }
  }
  throw new HandshakeError(
    `No free port on 127.0.0.1 between ${min} and ${max} (PLUGIN_MIN_PORT, PLUGIN_MAX_PORT): ${reason}.`,
  );
}
