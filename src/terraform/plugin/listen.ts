/** Opens the socket on which Terraform finds the plugin: a private Unix socket, on Windows a loopback port. */
import { randomBytes } from 'node:crypto';
import { chmodSync } from 'node:fs';
import type { AddressInfo, ListenOptions, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Address, HandshakeError } from './handshake.ts';

interface ListenChoice {
  readonly socketDirectory?: string;
  readonly ports?: { readonly min: number; readonly max: number };
  readonly platform?: NodeJS.Platform;
}

/** The shortest limit among the systems that have Unix sockets (macOS: 104 bytes with the final zero). */
const maxSocketPath = 103;

/** @throws HandshakeError when no socket can be opened. */
export async function listen(server: Server, choice: ListenChoice): Promise<Address> {
  if ((choice.platform ?? process.platform) === 'win32') return listenOnLoopback(server, choice.ports);
  const path = join(choice.socketDirectory ?? tmpdir(), `plugin${randomBytes(6).toString('hex')}`);
  if (Buffer.byteLength(path) > maxSocketPath) {
    throw new HandshakeError(`The path ${path} is too long for a socket: set TMPDIR to a shorter directory.`);
  }
  try {
    await open(server, { path });
  } catch (error) {
    throw new HandshakeError(`Cannot open the socket ${path}: ${(error as Error).message}.`);
  }
  chmodSync(path, 0o600);
  return { network: 'unix', path };
}

async function listenOnLoopback(server: Server, ports: ListenChoice['ports']): Promise<Address> {
  const { min, max } = ports ?? { min: 0, max: 0 };
  let reason = '';
  for (let port = min; port <= max; port += 1) {
    try {
      await open(server, { host: '127.0.0.1', port });
      return { network: 'tcp', port: (server.address() as AddressInfo).port };
    } catch (error) {
      // Taken, or reserved by the system: the next one may do.
      reason = (error as Error).message;
    }
  }
  throw new HandshakeError(
    `No free port on 127.0.0.1 between ${min} and ${max} (PLUGIN_MIN_PORT, PLUGIN_MAX_PORT): ${reason}.`,
  );
}

function open(server: Server, options: ListenOptions): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(options, () => {
      server.off('error', reject);
      resolve();
    });
  });
}
