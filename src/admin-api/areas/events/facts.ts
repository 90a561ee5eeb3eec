// What the client knows of operations on the event log.
import { type Facts, read } from '../facts.ts';

export const facts = {
  searchEvents: read,
} as const satisfies Facts;
