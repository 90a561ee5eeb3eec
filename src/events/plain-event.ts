// An event in the names that this project's own outputs have for what it says.
import type { AuditEvent } from './search.ts';

/** What it does not say is null. */
export const plainEvent = (event: AuditEvent) => ({
  id: event.id,
  type: event.type,
  createdAt: event.createdAt,
  createdBy: event.createdBy ?? null,
  createdById: event.createdByUserId ?? null,
  ip: event.ip ?? null,
  project: event.project ?? null,
  environment: event.environment ?? null,
  feature: event.featureName ?? null,
  summary: event.summary ?? null,
  data: event.data ?? null,
  preData: event.preData ?? null,
});
