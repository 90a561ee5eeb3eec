// Where something was read, and with whose token: what is to be kept with it says so.
import type { AdminApi, GetUiConfigAnswer } from '../admin-api/index.ts';

export interface Origin {
  /** `id` is null for an admin token, which belongs to nobody. */
  readonly principal: { readonly name: string; readonly id: number | null };
  readonly server: { readonly url: string; readonly version: string; readonly edition: string };
}

/** @throws AdminApiError */
export async function readOrigin(api: AdminApi): Promise<Origin> {
  const [config, { user }] = await Promise.all([api.getUiConfig(), api.getMe()]);
  return {
    principal: { name: user.email ?? user.username ?? user.name ?? '', id: user.id ?? null },
    server: { url: api.connection.server, version: config.version, edition: editionOf(config) },
  };
}

/** `open-source`, or what a paid one calls itself. */
export const editionOf = ({ versionInfo, environment }: GetUiConfigAnswer): string =>
  versionInfo.current.enterprise ? (environment ?? 'enterprise').toLowerCase() : 'open-source';
