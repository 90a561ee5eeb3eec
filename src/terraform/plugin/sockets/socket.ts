/** Connections as HTTP/2 needs them, whatever the runtime calls them. */

export interface MutualTls {
  readonly key: string;
  readonly cert: string;
  /** PEM: the only client certificate that may connect. */
  readonly clientCertificate: string;
}

/** A path of the file system, or a port that only this machine reaches. */
export type Place = { readonly path: string } | { readonly host: '127.0.0.1'; readonly port: number };

export interface Socket {
  /** Bytes leave in the order in which they come; what the system does not take yet waits. */
  send(bytes: Buffer): void;
  /** Resolves when the system takes more, or nobody does any longer; undefined when it takes more now. */
  drained(): Promise<void> | undefined;
  /** Ends after all that was sent, and hears the client until it ends, too. */
  end(): void;
  /** Closes the connection after all that was sent: the client may be gone, or not read what it is told. */
  close(): void;
}

/** Whoever serves a connection hears what comes of it. */
export interface SocketEvents {
  data(chunk: Buffer): void;
  /** The connection is gone; with the reason where there was one. */
  closed(reason?: Error): void;
}

export interface SocketServerOptions {
  readonly tls: MutualTls | undefined;
  /** A client is there that may connect. */
  accept(socket: Socket): SocketEvents;
  /** A client that may not was turned away. */
  refused(reason: Error): void;
  failed(error: Error): void;
}

export interface SocketServer {
  /** Undefined where it listens on a path. */
  readonly port: number | undefined;
  /** Takes no further connection. Resolves when none is left, and cuts those that are left after so many milliseconds. */
  close(graceMs: number): Promise<void>;
}

/**
 * @throws Error of the system (the promise rejects) when the place cannot be had
 * @throws HandshakeError when the client certificate is none
 */
export type OpenSockets = (place: Place, options: SocketServerOptions) => Promise<SocketServer>;
