/** A plugin that is already running and that Terraform joins: for tests and debuggers. No TLS, no handshake. */
import { findIn, type LoadMethods, once } from './find-method.ts';
import { createGrpcServer } from './grpc-server.ts';
import { formatAddress } from './handshake.ts';
import { hostServices } from './host-services.ts';
import { listen } from './listen.ts';
import type { Logger } from './logger.ts';

interface AttachableOptions {
  readonly protocolVersion: number;
  readonly methods: LoadMethods;
  /** Called when it is closed: what the plugin holds it gives back. */
  readonly end?: () => Promise<void>;
  readonly log: Logger;
  /** The provider's full address, such as `registry.terraform.io/acme/widgets`. */
  readonly address: string;
}

interface Attachable {
  /** To be set in the environment of each Terraform command. */
  readonly env: { readonly TF_REATTACH_PROVIDERS: string };
  close(): Promise<void>;
}

/** Serves any number of Terraform commands, one after another or at once, until it is closed. */
export async function serveAttachable({
  protocolVersion,
  methods,
  end,
  log,
  address,
}: AttachableOptions): Promise<Attachable> {
  // Terraform does not stop what it has not started, so its request to stop needs no action.
  const host = hostServices(() => {});
  const server = createGrpcServer({ find: findIn(host, once(methods)), log });
  const socket = await listen(server.socket, {});
  const reattach = {
    Protocol: 'grpc',
    ProtocolVersion: protocolVersion,
    Pid: process.pid,
    // Without it Terraform takes the plugin for one of protocol 5 and crashes.
    Test: true,
    Addr: { Network: socket.network, String: formatAddress(socket) },
  };
  const byAddress = Object.fromEntries(addressesOf(address).map((one) => [one, reattach]));
  const close = async () => {
    await end?.();
    await server.close();
  };
  return { env: { TF_REATTACH_PROVIDERS: JSON.stringify(byAddress) }, close };
}

/** OpenTofu looks for what Terraform has from its registry in one of its own. */
const addressesOf = (address: string) => [
  ...new Set([address, address.replace(/^registry\.terraform\.io\//, 'registry.opentofu.org/')]),
];
