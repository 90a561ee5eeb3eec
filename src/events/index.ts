// The audit log of an instance: searched, and asked what a write replaced and how an object came to be.
export { creationLog } from './created-recently.ts';
export { type AuditEvent, type EventSearch, searchEvents, withoutSecrets } from './search.ts';
export { changesBetween, overwrite, sameList, type Trace } from './value-before-write.ts';
