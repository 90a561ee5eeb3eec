/** Sockets by Node. */
import { X509Certificate } from 'node:crypto';
import { type AddressInfo, createServer as createPlainServer, type Server, type Socket as NodeSocket } from 'node:net';
import { createServer as createSecureServer } from 'node:tls';
import { badCertificate } from '../handshake.ts';
import type { MutualTls, OpenSockets, Place, Socket, SocketEvents } from './socket.ts';

export const openSockets: OpenSockets = async (place, { tls, accept, refused, failed }) => {
  /** Every connection, also one on which nobody has said who they are: those hold nobody up. */
  const connections = new Set<NodeSocket>();
  const open = (socket: NodeSocket) => listenTo(socket, accept(asSocket(socket)));
  const server = tls ? createSecureServer(secureOptions(tls), open) : createPlainServer(open);
  server.on('connection', (connection: NodeSocket) => {
    connections.add(connection);
    connection.once('close', () => connections.delete(connection));
  });
  server.on('tlsClientError', refused);
  await listen(server, place);
  server.on('error', failed);
  return {
    port: (server.address() as AddressInfo).port,
    close: (graceMs) =>
      new Promise((resolve) => {
        const impatience = setTimeout(() => {
          for (const connection of connections) connection.destroy();
        }, graceMs);
        server.close(() => {
          clearTimeout(impatience);
          resolve();
        });
      }),
  };
};

/** @throws HandshakeError: Node itself would pass over a certificate that it cannot read, and then let nobody in */
export function secureOptions({ key, cert, clientCertificate }: MutualTls) {
  try {
    new X509Certificate(clientCertificate);
  } catch {
    throw badCertificate();
  }
  return {
    key,
    cert,
    ca: clientCertificate,
    requestCert: true,
    rejectUnauthorized: true,
    minVersion: 'TLSv1.2' as const,
    ALPNProtocols: ['h2'],
  };
}

function listen(server: Server, place: Place): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(place, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function listenTo(socket: NodeSocket, events: SocketEvents): void {
  let reason: Error | undefined;
  socket.setNoDelay(true);
  socket.on('data', (chunk) => events.data(chunk));
  socket.on('error', (error) => {
    reason ??= error;
  });
  socket.once('close', () => events.closed(reason));
}

const asSocket = (socket: NodeSocket): Socket => ({
  send(bytes) {
    if (socket.writable) socket.write(bytes);
  },
  drained() {
    if (!socket.writableNeedDrain) return undefined;
    return new Promise((resolve) => {
      const settle = () => {
        socket.off('drain', settle);
        socket.off('close', settle);
        resolve();
      };
      socket.once('drain', settle);
      socket.once('close', settle);
    });
  },
  end: () => void socket.end(),
  close: () => void socket.end(() => socket.destroy()),
});
