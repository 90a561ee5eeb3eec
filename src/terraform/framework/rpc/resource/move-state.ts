// MoveResourceState: takes over the state of another provider's resource under a `moved` block. The provider is not configured yet.
import type { HandlerOf } from '../../../protocol/index.ts';
import { storedIdentity, storedState } from '../../objects/index.ts';
import { Diagnostics } from '../../report.ts';
import { encodeDiagnostics } from '../diagnostics.ts';
import { identityData } from './identity.ts';
import type { Managed } from './managed.ts';

type Request = Parameters<HandlerOf<'MoveResourceState'>>[0];

/**
 * A provider that has the same types, such as the one of which ours is a successor, hands its state over as it is; where
 * a value is not of our type, only the identity is taken and the next read fills in the rest.
 */
export const moveResourceState =
  (managed: Managed): HandlerOf<'MoveResourceState'> =>
  async (request) => {
    const report = new Diagnostics();
    const json = request.source_state?.json ?? new Uint8Array();
    const state = isOurs(managed, request)
      ? (storedState(managed.resource, json) ?? storedIdentity(managed.resource, json))
      : null;
    if (state)
      return {
        target_state: managed.encode(state),
        target_identity: identityData(managed, state),
        diagnostics: [],
      };
    report.error(`Cannot move to ${managed.typeName}`, problemOf(managed, request));
    return { diagnostics: encodeDiagnostics(report) };
  };

/** Where the name of a provider comes in an address; OpenTofu before 1.11.12 sends the name alone. */
const nameIn = (address: string) => address.toLowerCase().split('/').slice(-2).join('/');

function isOurs({ session, typeName }: Managed, { source_provider_address, source_type_name }: Request): boolean {
  const { name, movesFrom = [] } = session.provider;
  const source = nameIn(source_provider_address);
  return source_type_name === typeName && [name, ...movesFrom].some((one) => one.toLowerCase() === source);
}

function problemOf(managed: Managed, request: Request): string {
  const { source_provider_address, source_type_name } = request;
  const { movesFrom = [] } = managed.session.provider;
  const from = `${source_type_name} of ${source_provider_address}`;
  if (isOurs(managed, request))
    return `The state of ${from} does not say which object it is. Remove the moved block, let Terraform forget the old one with a removed block, and import the object.`;
  return `${from} is not a resource whose state this provider can read: it takes over ${managed.typeName} of ${movesFrom.join(' and ')}. Remove the moved block, let Terraform forget the old one with a removed block, and import the object.`;
}
