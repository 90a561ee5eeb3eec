/** Serves a provider to Terraform: as a process that Terraform starts, or as one that Terraform joins. */
import { bindProvider } from './bind-provider.ts';
import { createLogger, HandshakeError, type Logger, serveAttachable, servePlugin } from './plugin/index.ts';
import type { ProviderHandlers, ServedRpc } from './protocol/index.ts';

interface ServeOptions {
  /** A function is called after the handshake: Terraform waits less when the provider loads there. */
  readonly handlers: ProviderHandlers | (() => Promise<ProviderHandlers>);
  /** Answers that are the same in every run, as bytes of the wire: a process that is asked for no more loads no handlers. */
  readonly constantAnswers?: { readonly [Rpc in ServedRpc]?: () => Promise<Uint8Array> };
  /** The provider's full address, such as `registry.terraform.io/acme/widgets`. */
  readonly address: string;
  readonly argv?: readonly string[];
  readonly env?: { readonly [name: string]: string | undefined };
  /** By default one that follows `TF_LOG_PROVIDER` and `TF_LOG`. */
  readonly log?: Logger;
}

/** The process is alive as long as this is open. */
export interface Reattach {
  readonly env: { readonly TF_REATTACH_PROVIDERS: string };
  close(): Promise<void>;
}

const protocolVersion = 6;

/**
 * Runs a plugin process until Terraform is done with it, then ends the process. With `--debug` it waits for Terraform
 * commands instead, until it is interrupted, and prints the environment variable by which they find it.
 */
export async function serve(options: ServeOptions): Promise<void> {
  const { argv = process.argv.slice(2), env = process.env } = options;
  const log = options.log ?? defaultLogger(options);
  try {
    if (argv.includes('--debug') || argv.includes('-debug')) await debug({ ...options, log });
    else await servePlugin({ protocolVersion, ...bound(options.handlers), early: early(options), log, env });
  } catch (error) {
    if (!(error instanceof HandshakeError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
  process.exit(0);
}

/** Serves in the current process until it is closed; Terraform commands run with the given `env` use it. */
export function serveReattach(options: ServeOptions): Promise<Reattach> {
  const { handlers, address, log = defaultLogger(options) } = options;
  return serveAttachable({ protocolVersion, address, ...bound(handlers), log });
}

/** The name of the service stands in the protocol, too, which is not loaded yet. */
const early = ({ constantAnswers }: ServeOptions) =>
  constantAnswers &&
  new Map(Object.entries(constantAnswers).map(([rpc, unary]) => [`/tfplugin6.Provider/${rpc}`, { unary }]));

/** The handlers' way onto the wire, and their end where they were loaded at all. */
function bound(handlers: ServeOptions['handlers']) {
  let loading: Promise<ProviderHandlers> | undefined;
  const load = () => {
    loading ??= Promise.resolve(typeof handlers === 'function' ? handlers() : handlers);
    return loading;
  };
  return { methods: () => bindProvider(load), end: async () => (await loading)?.end?.() };
}

async function debug(options: ServeOptions): Promise<void> {
  const { env, close } = await serveReattach(options);
  process.stdout.write(
    `The provider is running. To use it, set this in the environment of Terraform:\n\n` +
      `TF_REATTACH_PROVIDERS='${env.TF_REATTACH_PROVIDERS}'\n\n`,
  );
  await new Promise<void>((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
  await close();
}

function defaultLogger({ address, env = process.env }: ServeOptions): Logger {
  return createLogger({ name: address.split('/').at(-1) ?? address, env });
}
