// An event as a line of JSON, in the names of `events search`.
import type { AuditEvent } from '../../events/index.ts';

export const toPlain = (event: AuditEvent): object => ({
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
