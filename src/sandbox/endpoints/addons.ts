// Integrations ("addons"): sensitive parameters are clear in answers to writes and masked in answers to reads.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { systemActor } from '../actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { badData, databaseError, notFound } from '../errors.ts';
import { recordEvent } from '../record-event.ts';
import { type Addon, nextId, type Store } from '../store.ts';
import { type AddonProvider, addonProviders, showProvider } from './addon-providers.ts';

const mask = '*****';
const refused =
  'A validation error occurred while processing your request data. Please make sure it conforms to the request data schema.';

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
      const addon: Addon = { id: nextId(store, 'addon'), ...contentOf(body), createdAt: store.now() };
      store.addons.set(addon.id, addon);
      addTagType(store, provider);
      recordEvent(store, actor, { type: 'addon-config-created', data: eventData(addon) });
      const { createdAt: _, ...created } = addon;
      return { status: 201, body: created };
    },
  },
  /** Replaces the integration; a parameter sent as the mask keeps its value. */
  updateAddon: {
    needs: ['UPDATE_ADDON'],
    handle({ store, params, body, actor }) {
      const addon = find(store, params.id);
      checkAddon(body);
      const preData = eventData(addon);
      const kept = addon.parameters;
      Object.assign(addon, contentOf(body));
      for (const [name, value] of Object.entries(addon.parameters)) {
        if (value === mask) addon.parameters[name] = kept[name];
      }
      recordEvent(store, actor, { type: 'addon-config-updated', preData, data: eventData(addon) });
      return { status: 200, body: { ...addon } };
    },
  },
  deleteAddon: {
    needs: ['DELETE_ADDON'],
    anyContentType: true,
    handle({ store, params, actor }) {
      const addon = find(store, params.id);
      store.addons.delete(addon.id);
      recordEvent(store, actor, { type: 'addon-config-deleted', preData: eventData(addon) });
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

function find(store: Store, id: string): Addon {
  if (!/^\d{1,9}$/.test(id))
    throw databaseError(`select from "addons" - invalid input syntax for type integer: "${id}"`);
  const addon = store.addons.get(Number(id));
  if (addon === undefined) throw notFound('Could not find addon');
  return addon;
}

type AddonBody = components['schemas']['addonCreateUpdateSchema'];

function checkAddon(body: AddonBody): AddonProvider {
  const provider = addonProviders.find(({ name }) => name === body.provider);
  if (provider === undefined) throw badData(refused);
  const missing = provider.parameters.some(({ name, required }) => required && !Object.hasOwn(body.parameters, name));
  const { url } = body.parameters;
  if (missing || (url && url !== mask && !URL.canParse(String(url)))) throw badData(refused);
  return provider;
}

function contentOf(body: AddonBody): Omit<Addon, 'id' | 'createdAt'> {
  return {
    provider: body.provider,
    description: body.description ?? null,
    enabled: body.enabled,
    parameters: { ...body.parameters },
    events: body.events,
    projects: body.projects ?? [],
    environments: body.environments ?? [],
  };
}

function addTagType(store: Store, { tagType }: AddonProvider): void {
  if (tagType === undefined || store.tagTypes.has(tagType.name)) return;
  store.tagTypes.set(tagType.name, { ...tagType });
  recordEvent(store, systemActor, { type: 'tag-type-created', data: tagType });
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

function eventData({ parameters: _, ...addon }: Addon): object {
  return addon;
}
