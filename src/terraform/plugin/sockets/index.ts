/** Sockets of the runtime at hand. Bun has Node's as well, but those take three times as long to load as all else that it needs. */
import type { OpenSockets } from './socket.ts';

export type { MutualTls, Place, Socket, SocketEvents, SocketServer } from './socket.ts';

export const openSockets: OpenSockets = async (place, options) => {
  if (process.versions.bun) {
    const { openSockets: open } = await import('./bun.ts');
    return open(place, options);
  }
  const { openSockets: open } = await import('./node.ts');
  return open(place, options);
};
