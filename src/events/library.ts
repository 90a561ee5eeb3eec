// `unleash-admin/events`: the audit log, searched, and made fit to be kept.
export { type AuditEvent, type EventSearch, searchEvents, withoutSecrets } from './search.ts';
