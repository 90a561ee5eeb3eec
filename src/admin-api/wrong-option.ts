// The error for an option that the client cannot be built from.
import { AdminApiError } from './errors/admin-api-error.ts';

/** `reason` ends the sentence "The Unleash client cannot start: …" and repeats no secret. */
export function wrongOption(option: string, reason: string): AdminApiError {
  return AdminApiError.from({ kind: 'options', operation: 'createAdminApi', option, reason });
}
