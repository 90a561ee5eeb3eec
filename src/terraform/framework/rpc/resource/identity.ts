// Resource identity: what names an object for people and for other tools, beside its state. It follows from state alone.
import {
  encodeCtyType,
  encodeDynamicValue,
  type HandlerOf,
  type ObjectValue,
  valueFromJson,
} from '../../../protocol/index.ts';
import type { ServedProvider } from '../../define-provider.ts';
import { loadAll } from '../../members.ts';
import { importNames, isSole, soleName } from '../../objects/index.ts';
import type { Resource } from '../../resource.ts';
import type { Managed } from './managed.ts';

/**
 * What every answer with a state carries: Terraform keeps just what the last one did.
 */
export function identityData({ resource, identityType }: Managed, model: ObjectValue | null | undefined) {
  if (!model) return undefined;
  const value = isSole(resource)
    ? { [soleName]: resource.name }
    : Object.fromEntries(importNames(resource).map((name) => [name, model[name]]));
  return { identity_data: encodeDynamicValue(identityType, value) };
}

/** What a plan carries: nothing as long as a part is not known, for Terraform cannot show such a plan. */
export function plannedIdentity(managed: Managed, model: ObjectValue | null | undefined) {
  const { resource } = managed;
  const isKnown = isSole(resource) || importNames(resource).every((name) => model?.[name] !== undefined);
  return isKnown ? identityData(managed, model) : undefined;
}

export const getResourceIdentitySchemas =
  ({ name: provider, members }: ServedProvider): HandlerOf<'GetResourceIdentitySchemas'> =>
  async () => {
    const resources = await loadAll(members.resources);
    return {
      identity_schemas: Object.fromEntries(resources.map((one) => [`${provider}_${one.name}`, identitySchema(one)])),
    };
  };

function identitySchema(resource: Resource) {
  if (isSole(resource)) {
    const description = 'There is one of it, so it may be left out.';
    const type = encodeCtyType('string');
    return { version: 0, identity_attributes: [{ name: soleName, type, optional_for_import: true, description }] };
  }
  const identity_attributes = importNames(resource).map((name) => {
    const { kind, description } = resource.attributes[name]!;
    return { name, type: encodeCtyType(kind.type), required_for_import: true, description };
  });
  return { version: 0, identity_attributes };
}

/** There is but one version yet. Terraform asks for states of older providers too, which have none. */
export const upgradeResourceIdentity =
  ({ identityType }: Managed): HandlerOf<'UpgradeResourceIdentity'> =>
  async ({ raw_identity }) => {
    const json = raw_identity?.json ?? new Uint8Array();
    const value = json.length === 0 ? null : valueFromJson(identityType, json);
    return { upgraded_identity: { identity_data: encodeDynamicValue(identityType, value) } };
  };
