/** A plugin as Terraform starts it: shake hands, serve, and leave with Terraform. */
import { createCertificate } from './certificate.ts';
import type { Methods } from './grpc-call.ts';
import { findIn, type LoadMethods, once } from './find-method.ts';
import { createGrpcServer } from './grpc-server.ts';
import { handshakeLine, readInvitation } from './handshake.ts';
import { hostServices } from './host-services.ts';
import { listen } from './listen.ts';
import type { Logger } from './logger.ts';
import { greet, leaveInterruptsToTerraform, reportFaults, unlinkOnExit } from './process-rules.ts';

interface PluginOptions {
  readonly protocolVersion: number;
  /** Called after the handshake, so that loading the provider does not delay it. */
  readonly methods: LoadMethods;
  /** Those that need nothing loaded. With them the others are loaded when one is called, for often none is. */
  readonly early?: Methods | undefined;
  /** Called once, before the process ends: what the plugin holds for this run it gives back. */
  readonly end?: () => Promise<void>;
  readonly log: Logger;
  readonly env: { readonly [name: string]: string | undefined };
}

/** Terraform opens its session within this time or has died. */
const firstSessionMs = 60_000;
/** Between the last session and the end, so that a reconnecting Terraform finds the plugin alive. */
const lingerMs = 200;

/**
 * Resolves when Terraform has asked the plugin to stop or has gone away; the process may then exit.
 * @throws HandshakeError when the process was not started by Terraform or cannot open its socket.
 */
export async function servePlugin(options: PluginOptions): Promise<void> {
  const { protocolVersion, methods, early, end, log, env } = options;
  const invitation = readInvitation(env, protocolVersion);
  leaveInterruptsToTerraform();
  reportFaults(log);

  let stopped = () => {};
  const whenStopped = new Promise<void>((resolve) => {
    stopped = resolve;
  });
  let ending: Promise<void> | undefined;
  const stop = () => {
    ending ??= leave(end, log).then(stopped);
    return ending;
  };
  let countdown = setTimeout(stop, firstSessionMs);
  const certificate = invitation.clientCertificate === undefined ? undefined : await createCertificate();
  const load = once(methods);
  const server = createGrpcServer({
    find: findIn(hostServices(stop), load, early),
    tls: certificate && { ...certificate, clientCertificate: invitation.clientCertificate! },
    log,
    onBusy: () => clearTimeout(countdown),
    onIdle: () => {
      countdown = setTimeout(stop, lingerMs);
    },
  });
  const address = await listen(server, invitation);
  unlinkOnExit(address);
  greet(handshakeLine(protocolVersion, address, certificate?.der));
  // Terraform is about to connect; each call reports a failure to load by itself.
  if (!early) load().catch((error: unknown) => log.error('loading the provider failed', { error }));
  await whenStopped;
  clearTimeout(countdown);
  await server.close();
}

async function leave(end: PluginOptions['end'], log: Logger): Promise<void> {
  try {
    await end?.();
  } catch (error) {
    log.error('giving back what was open failed', { error });
  }
}
