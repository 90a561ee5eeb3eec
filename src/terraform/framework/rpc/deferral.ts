// Deferral: while the provider's own settings are not known yet, what needs the service is put off, where Terraform can wait for it.
import { type Decoded, type Input, tfplugin6 as protocol, type tfplugin6, type Value } from '../../protocol/index.ts';
import { type Attributes, mapObject } from '../attributes/index.ts';
import type { Session } from '../session.ts';

interface Asked {
  readonly client_capabilities?: Decoded<typeof tfplugin6.ClientCapabilities> | undefined;
}

/** What an answer carries that puts the work off; undefined when it is to be done, or to fail with the reason why it cannot. */
export function deferral(
  session: Session,
  { client_capabilities: client }: Asked,
): { deferred: Input<typeof tfplugin6.Deferred> } | undefined {
  if (!session.isConfiguredLater || !client?.deferral_allowed) return undefined;
  return { deferred: { reason: protocol.DeferredReason.values.PROVIDER_CONFIG_UNKNOWN } };
}

/** What is known of a result that is put off: what the configuration says, and what it leaves out and nobody else sets. */
export const resultToCome = (attributes: Attributes, config: { readonly [name: string]: Value }): Value =>
  mapObject(attributes, ({ presence }, name) =>
    config[name] === null && presence !== 'optional' && presence !== 'required' ? undefined : config[name],
  );
