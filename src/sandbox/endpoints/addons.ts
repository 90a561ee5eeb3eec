// Integrations ("addons"): sensitive parameters are clear in answers to writes and masked in answers to reads.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { systemActor } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { badData, databaseError, notFound } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { type Addon, nextId, type Store } from '../state/store.ts';
import { type AddonProvider, addonProviders, showProvider, withoutColor } from '../views/addon-providers.ts';
import { checkAddon, mask } from '../rules/check-addon.ts';

export const addons = {
  getAddons: {
    handle: ({ store }) => ({
      status: 200,
      body: { addons: [...store.addons.values()].map(showMasked), providers: addonProviders.map(showProvider) },
    }),
  },
  getAddon: { handle: ({ store, params }) => ({ status: 200, body: showMasked(find(store, params.id)) }) },
  createAddon: {
    needs: ['CREATE_ADDON'],
    handle({ store, body, actor }) {
      const provider = checkAddon(body);
      if (provider.deprecated !== undefined) throw badData(provider.deprecated);
      const id = nextId(store, 'addon');
      const description = body.description ?? null;
      const created = { id, description, ...contentOf(body) };
      const addon: Addon = { ...structuredClone(created), createdAt: store.now() };
      store.addons.set(id, addon);
      addTagType(store, provider);
      recordEvent(store, actor, { type: 'addon-config-created', data: withoutParameters(created) });
      return { status: 201, body: created };
    },
  },
  /** Replaces all but an omitted description; a parameter sent as the mask keeps its value. */
  updateAddon: {
    needs: ['UPDATE_ADDON'],
    handle({ store, params, body, actor }) {
      const addon = find(store, params.id);
      checkAddon(body);
      const preData = withoutParameters(addon);
      const kept = addon.parameters;
      Object.assign(addon, contentOf(body));
      addon.description = body.description ?? addon.description;
      for (const [name, value] of Object.entries(addon.parameters)) {
        if (value !== mask) continue;
        if (Object.hasOwn(kept, name)) addon.parameters[name] = kept[name];
        else delete addon.parameters[name];
      }
      recordEvent(store, actor, { type: 'addon-config-updated', preData, data: withoutParameters(addon) });
      return { status: 200, body: { ...addon } };
    },
  },
  deleteAddon: {
    needs: ['DELETE_ADDON'],
    anyContentType: true,
    handle({ store, params, actor }) {
      const addon = find(store, params.id);
      store.addons.delete(addon.id);
      recordEvent(store, actor, { type: 'addon-config-deleted', preData: withoutParameters(addon) });
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

function find(store: Store, id: string): Addon {
  if (!/^-?\d{1,9}$/.test(id)) {
    throw databaseError(`select from "addons" - invalid input syntax for type integer: "${id}"`);
  }
  const addon = store.addons.get(Number(id));
  if (addon === undefined) throw notFound('Could not find addon');
  return addon;
}

type AddonBody = components['schemas']['addonCreateUpdateSchema'];

/** All but the description, which is kept where it is left out. */
function contentOf({ provider, enabled, parameters, events, projects = [], environments = [] }: AddonBody) {
  return { provider, enabled, parameters: { ...parameters }, events, projects, environments };
}

function addTagType(store: Store, { tagType }: AddonProvider): void {
  if (tagType === undefined || store.tagTypes.has(tagType.name)) return;
  store.tagTypes.set(tagType.name, { ...tagType });
  recordEvent(store, systemActor, { type: 'tag-type-created', data: withoutColor(tagType) });
}

function showMasked(addon: Addon): components['schemas']['addonSchema'] {
  const provider = addonProviders.find(({ name }) => name === addon.provider);
  const sensitive = new Set(provider?.parameters.filter((one) => one.sensitive).map(({ name }) => name));
  const parameters = Object.entries(addon.parameters).map(([name, value]) => [
    name,
    sensitive.has(name) ? mask : value,
  ]);
  return { ...addon, parameters: Object.fromEntries(parameters) };
}

function withoutParameters<T extends { parameters: unknown }>({ parameters: _, ...shown }: T): object {
  return shown;
}
