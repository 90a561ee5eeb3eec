/** Sockets by Bun, which is what the self-contained executables run on: https://bun.com/docs/runtime/networking/tcp */
import { badCertificate } from '../handshake.ts';
import type { MutualTls, OpenSockets, Socket, SocketEvents } from './socket.ts';

interface BunSocket {
  data: Connection;
  /** @returns how many bytes were taken; less than none when it is closed */
  write(bytes: Uint8Array): number;
  setNoDelay(isOn: boolean): void;
  end(): void;
  terminate(): void;
}

declare const Bun: {
  listen(options: {
    unix?: string;
    hostname?: string;
    port?: number;
    tls?: object;
    socket: {
      open(socket: BunSocket): void;
      /** With an error, too, where the client has shown a certificate that nobody trusts. */
      handshake(socket: BunSocket, isThrough: boolean, error: Error | null): void;
      data(socket: BunSocket, chunk: Buffer): void;
      drain(socket: BunSocket): void;
      close(socket: BunSocket, error?: Error): void;
      error(socket: BunSocket, error: Error): void;
    };
  }): { readonly port: number | undefined; stop(): void };
};

export const openSockets: OpenSockets = async (place, { tls, accept, refused }) => {
  const connections = new Set<Connection>();
  let leaving = () => {};
  const admit = (connection: Connection) => {
    connection.events = accept(connection);
  };
  const listener = listen(tls, {
    ...('path' in place ? { unix: place.path } : { hostname: place.host, port: place.port }),
    ...(tls && { tls: secureOptions(tls) }),
    socket: {
      open(socket) {
        const connection = new Connection(socket);
        socket.data = connection;
        connections.add(connection);
        socket.setNoDelay(true);
        if (!tls) admit(connection);
      },
      handshake(socket, isThrough, error) {
        if (isThrough && !error) return admit(socket.data);
        refused(error ?? new Error('the TLS handshake failed'));
        socket.terminate();
      },
      // Before its handshake nobody is heard.
      data: ({ data: connection }, chunk) => connection.events?.data(chunk),
      drain: ({ data: connection }) => connection.flush(),
      close({ data: connection }, error) {
        connections.delete(connection);
        connection.lose(error);
        if (connections.size === 0) leaving();
      },
      error(_socket, error) {
        // What the listeners above throw comes here, too, and is a fault of ours.
        setImmediate(() => {
          throw error;
        });
      },
    },
  });
  return {
    port: 'path' in place ? undefined : listener.port,
    async close(graceMs) {
      listener.stop();
      if (connections.size === 0) return;
      const impatience = setTimeout(() => {
        for (const connection of connections) connection.terminate();
      }, graceMs);
      await new Promise<void>((resolve) => {
        leaving = resolve;
      });
      clearTimeout(impatience);
    },
  };
};

function listen(tls: MutualTls | undefined, options: Parameters<typeof Bun.listen>[0]) {
  try {
    return Bun.listen(options);
  } catch (error) {
    if (tls && (error as NodeJS.ErrnoException).code === 'ERR_BORINGSSL') throw badCertificate();
    throw error;
  }
}

/** The protocol as it stands in a hello of TLS: its length, its name. */
const h2 = Buffer.from('\u0002h2');

const secureOptions = ({ key, cert, clientCertificate }: MutualTls) => ({
  key,
  cert,
  ca: clientCertificate,
  requestCert: true,
  rejectUnauthorized: true,
  ALPNProtocols: h2,
});

class Connection implements Socket {
  events: SocketEvents | undefined;
  readonly #socket: BunSocket;
  #waiting: Uint8Array[] = [];
  #whenDrained: (() => void)[] = [];
  #isEnding = false;
  #isLost = false;

  constructor(socket: BunSocket) {
    this.#socket = socket;
  }

  send(bytes: Uint8Array): void {
    if (this.#isEnding || this.#isLost) return;
    this.#waiting.push(bytes);
    if (this.#waiting.length === 1) this.flush();
  }

  drained(): Promise<void> | undefined {
    if (this.#waiting.length === 0 || this.#isLost) return undefined;
    return new Promise((resolve) => this.#whenDrained.push(resolve));
  }

  /** Bun closes the connection with it, whatever the client does. */
  end(): void {
    this.#isEnding = true;
    if (this.#waiting.length === 0) this.#socket.end();
  }

  close(): void {
    this.end();
  }

  /** Cuts it, whatever is on its way. */
  terminate(): void {
    this.#socket.terminate();
  }

  /** Sends what the system takes now. */
  flush(): void {
    for (let bytes = this.#waiting[0]; bytes; bytes = this.#waiting[0]) {
      const taken = Math.max(0, this.#socket.write(bytes));
      if (taken < bytes.length) {
        this.#waiting[0] = bytes.subarray(taken);
        return;
      }
      this.#waiting.shift();
    }
    this.#release();
    if (this.#isEnding) this.#socket.end();
  }

  lose(error?: Error): void {
    this.#isLost = true;
    this.#release();
    this.events?.closed(error);
  }

  #release(): void {
    for (const resolve of this.#whenDrained.splice(0)) resolve();
  }
}
