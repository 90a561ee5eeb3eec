// Resource identity: what names an object for people and for other tools, beside its state. It follows from state alone.
import {
  type CtyType,
  encodeCtyType,
  encodeDynamicValue,
  type HandlerOf,
  type ObjectValue,
  valueFromJson,
} from '../../../protocol/index.ts';
import { type Model, objectType } from '../../attributes/index.ts';
import { importNames } from '../../objects/index.ts';
import type { Resource } from '../../resource.ts';
import type { Managed } from './managed.ts';

/** What there is one of in each service is named by a word, so that `identity = {}` imports it. */
const soleName = 'name';

const isSole = (resource: Resource) => importNames(resource).length === 0;

/** A secret is never a part of it: what a secret identifies is named like its import id. */
export function identityType(resource: Resource): CtyType {
  if (isSole(resource)) return ['object', { [soleName]: 'string' }];
  return objectType(Object.fromEntries(importNames(resource).map((name) => [name, resource.attributes[name]!])));
}

/**
 * What every answer with a state carries: Terraform keeps just what the last one did.
 * @param model state or plan; values that are not known yet stay so
 */
export function identityData({ resource, identityType }: Managed, model: ObjectValue | null | undefined) {
  if (!model) return undefined;
  const value = isSole(resource)
    ? { [soleName]: resource.name }
    : Object.fromEntries(importNames(resource).map((name) => [name, model[name]]));
  return { identity_data: encodeDynamicValue(identityType, value) };
}

export const getResourceIdentitySchemas =
  (provider: string, resources: readonly Resource[]): HandlerOf<'GetResourceIdentitySchemas'> =>
  async () => ({
    identity_schemas: Object.fromEntries(resources.map((one) => [`${provider}_${one.name}`, identitySchema(one)])),
  });

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

/** The import id that says the same; undefined where nothing was given. */
export function importIdIn({ resource }: Managed, identity: Model): string {
  const names = importNames(resource);
  return names.length === 0 ? resource.name : names.map((name) => String(identity[name] ?? '')).join(':');
}
