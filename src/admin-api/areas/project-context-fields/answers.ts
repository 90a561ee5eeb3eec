// What we rely on in answers about context fields of a project: the same as in those about all.
import * as z from 'zod/mini';
import { contextField } from '../context-fields/answers.ts';

export const answers = {
  getContextFieldsForProject: z.array(contextField),
  getContextFieldForProject: contextField,
  createContextFieldForProject: contextField,
};
