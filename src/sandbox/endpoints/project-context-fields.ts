// Context fields of one project: the same fields, seen from inside it.
import type { Endpoints } from '../endpoint.ts';
import { notFound } from '../failures/errors.ts';
import type { ContextField, Store } from '../state/store.ts';
import { changeField, createField, findField, forgetField, showField, showListedField } from './context-fields.ts';
import { byName } from '../state/find.ts';

export const projectContextFields = {
  getContextFieldsForProject: {
    handle({ store, params, query }) {
      const withRoot = query.include?.toLowerCase() === 'root';
      const fields = [...store.contextFields.values()].filter(
        ({ project }) => project === params.projectId || (withRoot && project === undefined),
      );
      return { status: 200, body: fields.sort(byName).map(showListedField) };
    },
  },
  getContextFieldForProject: {
    handle({ store, params }) {
      const field = store.contextFields.get(params.contextField);
      if (field === undefined) throw notFound('Could not find context field');
      return { status: 200, body: showField(field) };
    },
  },
  createContextFieldForProject: {
    needs: ['CREATE_CONTEXT_FIELD', 'UPDATE_PROJECT_CONTEXT'],
    handle({ store, params, body, actor }) {
      const field = createField(store, actor, { ...body, project: params.projectId });
      return { status: 201, headers: { location: `context/${field.name}` }, body: showField(field) };
    },
  },
  updateContextFieldForProject: {
    needs: ['UPDATE_CONTEXT_FIELD', 'UPDATE_PROJECT_CONTEXT'],
    handle({ store, params, body, actor }) {
      changeField(store, actor, find(store, params), body);
      return { status: 200 };
    },
  },
  deleteContextFieldForProject: {
    needs: ['DELETE_CONTEXT_FIELD', 'UPDATE_PROJECT_CONTEXT'],
    anyContentType: true,
    handle({ store, params, actor }) {
      forgetField(store, actor, find(store, params));
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

function find(store: Store, { projectId, contextField }: { projectId: string; contextField: string }): ContextField {
  const field = findField(store, contextField);
  if (field.project === projectId) return field;
  throw notFound(`Could not find context field ${contextField} in project ${projectId}`);
}
