// Turns maintenance mode on or off, so that it holds for the very next request.
import type { AdminApi } from '../../src/admin-api/index.ts';

/**
 * Unleash forgets what it kept of the mode just before it writes the new one, so whatever asks in between has it keep the old
 * one for a minute. What it keeps is what it tells the admin UI; once the new one is written, saying it again is certain to hold.
 */
export async function switchMaintenance(api: AdminApi, enabled: boolean): Promise<void> {
  await api.toggleMaintenance({ body: { enabled } });
  const { maintenanceMode = false } = await api.getUiConfig();
  if (maintenanceMode !== enabled) await api.toggleMaintenance({ body: { enabled } });
}
