// What the client knows of operations on context fields.
import { type Facts, read } from '../facts.ts';
import { contextFields, oneContextField } from '../reads.ts';

export const facts = {
  getContextField: read,
  getContextFields: read,
  createContextField: { repeat: 'once', invalidates: contextFields },
  updateContextField: { repeat: 'set', invalidates: oneContextField },
  deleteContextField: { repeat: 'set', invalidates: oneContextField },
} as const satisfies Facts;
