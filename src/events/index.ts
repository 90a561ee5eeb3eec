// The audit log of an instance: searched, and asked what a write replaced and how an object came to be.
export { creationLog } from './created-recently.ts';
export { type AuditEvent, type EventSearch, searchEvents, withoutSecrets } from './search.ts';
export { changesBetween, sameList, type Trace, valueBeforeWrite } from './value-before-write.ts';
