/** Ends sessions whose other end no longer answers pings: https://grpc.io/docs/guides/keepalive/ */
import type { Http2Session } from 'node:http2';
import type { Logger } from './logger.ts';

export interface Keepalive {
  readonly everyMs: number;
  /** How long an answer may take: a Terraform that somebody suspended is patient, and so is its plugin. */
  readonly patienceMs: number;
}

export const patient: Keepalive = { everyMs: 60_000, patienceMs: 300_000 };

/**
 * After a violation of HTTP/2 Node stops to read and leaves the session open, so that the end of its socket would never
 * be seen and the plugin would outlive its Terraform.
 */
export function keepAlive(session: Http2Session, { everyMs, patienceMs }: Keepalive, log: Logger): void {
  let patience: NodeJS.Timeout | undefined;
  const ping = () => {
    if (patience || session.destroyed) return;
    patience = setTimeout(() => {
      log.debug('session ended: no answer to a ping');
      session.destroy();
    }, patienceMs);
    session.ping(() => {
      clearTimeout(patience);
      patience = undefined;
    });
  };
  const pings = setInterval(ping, everyMs);
  session.once('close', () => {
    clearInterval(pings);
    clearTimeout(patience);
  });
}
