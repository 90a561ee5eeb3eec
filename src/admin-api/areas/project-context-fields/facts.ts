// What the client knows of operations on context fields of a project.
import { type Facts, read } from '../facts.ts';
import { contextFields, oneContextField } from '../reads.ts';

export const facts = {
  getContextFieldForProject: read,
  getContextFieldsForProject: read,
  createContextFieldForProject: { repeat: 'once', invalidates: contextFields },
  updateContextFieldForProject: { repeat: 'set', invalidates: oneContextField },
  deleteContextFieldForProject: { repeat: 'set', invalidates: oneContextField },
} as const satisfies Facts;
