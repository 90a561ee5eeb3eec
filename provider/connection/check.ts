// Whether there is an Unleash at all that takes the token: asked once, where a run has asked nothing else.
import { type AdminApi, AdminApiError } from '../../src/admin-api/index.ts';

export async function check(api: AdminApi): Promise<void> {
  if (api.hasContact) return;
  try {
    await api.getMe();
  } catch (error) {
    // Whatever else Unleash says of it, it has answered.
    if (!(error instanceof AdminApiError) || error.isOutOfReach) throw error;
  }
}
