// Context fields of the instance and of projects: one namespace for both.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { type Actor, canSee } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import { databaseError, fitInteger, invalidValue, nameExists, notFound, type Refusal } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import type { ContextField, LegalValue, Store } from '../state/store.ts';
import { checkUrlFriendly } from '../rules/check-name.ts';
import { byName } from '../state/find.ts';

export const contextFields = {
  getContextFields: {
    handle({ store, query, actor }) {
      const withProjects = query.include?.toLowerCase() === 'project';
      const shown = [...store.contextFields.values()].filter(({ project }) => {
        if (project === undefined) return true;
        const owner = store.projects.get(project);
        return withProjects && owner !== undefined && canSee(store, actor, owner);
      });
      return { status: 200, body: shown.sort(byName).map(showListedField) };
    },
  },
  getContextField: {
    handle({ store, params }) {
      const field = store.contextFields.get(params.contextField);
      if (field === undefined) throw notFound('Could not find context field');
      return { status: 200, body: showField(field) };
    },
  },
  createContextField: {
    needs: ['CREATE_CONTEXT_FIELD'],
    handle({ store, body, actor }) {
      const field = createField(store, actor, body);
      return { status: 201, headers: { location: `context/${field.name}` }, body: showField(field) };
    },
  },
  updateContextField: {
    needs: ['UPDATE_CONTEXT_FIELD'],
    handle({ store, params, body, actor }) {
      changeField(store, actor, findField(store, params.contextField), body);
      return { status: 200 };
    },
  },
  deleteContextField: {
    needs: ['DELETE_CONTEXT_FIELD'],
    anyContentType: true,
    handle({ store, params, actor }) {
      forgetField(store, actor, findField(store, params.contextField));
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

export function findField(store: Store, name: string): ContextField {
  const field = store.contextFields.get(name);
  if (field === undefined) throw notFound(`Could not find context field with name ${name}`);
  return field;
}

interface FieldBody {
  description?: string;
  stickiness?: boolean;
  sortOrder?: number;
  legalValues?: LegalValue[];
  project?: string;
}

export function createField(store: Store, actor: Actor, body: FieldBody & { name: string }): ContextField {
  if (store.contextFields.has(body.name)) throw nameExists('A context field with that name already exist');
  checkUrlFriendly('name', body.name);
  checkField(store, body);
  if (body.sortOrder !== undefined) fitInteger('insert into "context_fields"', body.sortOrder);
  const field: ContextField = {
    name: body.name,
    description: body.description ?? null,
    stickiness: body.stickiness ?? false,
    sortOrder: body.sortOrder ?? 0,
    legalValues: body.legalValues ?? [],
    createdAt: store.now(),
    ...(body.project ? { project: body.project } : {}),
  };
  store.contextFields.set(field.name, field);
  recordEvent(store, actor, { type: 'context-field-created', data: eventData(body) });
  return field;
}

/** Replaces the field: an omitted description or project is kept, and the sort order is 0 whatever was sent. */
export function changeField(store: Store, actor: Actor, field: ContextField, body: FieldBody): void {
  const { createdAt: _, sortOrder: __, ...preData } = structuredClone(field);
  checkField(store, body);
  if (body.description !== undefined) field.description = body.description;
  if (body.project) field.project = body.project;
  field.stickiness = body.stickiness ?? false;
  field.sortOrder = 0;
  field.legalValues = body.legalValues ?? [];
  recordEvent(store, actor, {
    type: 'context-field-updated',
    preData,
    data: eventData({ ...body, name: field.name }),
  });
}

export function forgetField(store: Store, actor: Actor, field: ContextField): void {
  store.contextFields.delete(field.name);
  recordEvent(store, actor, { type: 'context-field-deleted', preData: field });
}

function checkField(store: Store, { description, legalValues = [], project }: FieldBody): void {
  if (description !== undefined && description.length > 250) {
    throw tooLong('description', 250, description);
  }
  for (const [index, { value }] of legalValues.entries()) {
    if (value === '') throw invalidValue(`"legalValues[${index}].value" is not allowed to be empty.`);
    if (value.length > 100) throw tooLong(`legalValues[${index}].value`, 100, value);
  }
  checkDifferent(legalValues);
  if (project && !store.projects.has(project)) {
    throw databaseError(
      'insert into "context_fields" - insert or update on table "context_fields" violates foreign key constraint "context_fields_project_fkey"',
    );
  }
}

/** Looked at when each by itself is right. */
function checkDifferent(legalValues: readonly LegalValue[]): void {
  const seen = new Set<string>();
  for (const [index, legalValue] of legalValues.entries()) {
    if (seen.has(legalValue.value)) {
      const provided = `You provided ${JSON.stringify(legalValue)}.`;
      throw invalidValue(`"legalValues[${index}]" contains a duplicate value. ${provided}`);
    }
    seen.add(legalValue.value);
  }
}

function tooLong(label: string, limit: number, value: string): Refusal {
  const rule = `"${label}" length must be less than or equal to ${limit} characters long.`;
  return invalidValue(`${rule} You provided ${JSON.stringify(value)}.`);
}

/** What was sent, but for the sort order and what no field has. */
function eventData({ name, description, stickiness = false, legalValues, project }: FieldBody & { name: string }) {
  return { name, description, stickiness, legalValues, project };
}

export function showField(field: ContextField): components['schemas']['contextFieldSchema'] {
  return { ...field, legalValues: field.legalValues.map((value) => ({ ...value })) };
}

export function showListedField(field: ContextField) {
  return { ...showField(field), usedInFeatures: 0, usedInProjects: 0 };
}
