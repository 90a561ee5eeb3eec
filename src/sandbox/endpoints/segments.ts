// Segments: named lists of constraints.
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { Endpoints } from '../endpoint.ts';
import { badData, databaseError, exceedsLimit, invalidValue, nameExists, notFound } from '../errors.ts';
import { recordEvent } from '../record-event.ts';
import { nextId, type Segment, type Store } from '../store.ts';
import { byName } from './find.ts';

export const segments = {
  getSegments: {
    handle({ store }) {
      const shown = [...store.segments.values()].sort(byName);
      return {
        status: 200,
        body: { segments: shown.map((segment) => ({ ...show(segment), usedInFeatures: 0, usedInProjects: 0 })) },
      };
    },
  },
  getSegment: {
    handle: ({ store, params }) => ({ status: 200, body: show(find(store, params.id)) }),
  },
  createSegment: {
    needs: ['CREATE_SEGMENT', 'UPDATE_PROJECT_SEGMENT'],
    handle({ store, body, actor }) {
      if (store.segments.size >= store.limits.segments) throw exceedsLimit('segment', store.limits.segments);
      checkSegment(store, body);
      checkName(store, body.name);
      const segment: Segment = {
        id: nextId(store, 'segment'),
        name: body.name,
        description: body.description ?? null,
        constraints: body.constraints,
        project: body.project || null,
        createdBy: actor.name,
        createdAt: store.now(),
      };
      store.segments.set(segment.id, segment);
      recordEvent(store, actor, { type: 'segment-created', ...place(segment), data: show(segment) });
      return { status: 201, headers: { location: `segments/${segment.id}` }, body: show(segment) };
    },
  },
  /** Replaces the segment; only an omitted description is kept. */
  updateSegment: {
    needs: ['UPDATE_SEGMENT', 'UPDATE_PROJECT_SEGMENT'],
    handle({ store, params, body, actor }) {
      checkSegment(store, body);
      const segment = find(store, params.id);
      const preData = show(segment);
      if (body.name !== segment.name) checkName(store, body.name);
      segment.name = body.name;
      if (body.description !== undefined) segment.description = body.description;
      segment.constraints = body.constraints;
      segment.project = body.project || null;
      recordEvent(store, actor, { type: 'segment-updated', ...place(segment), preData, data: show(segment) });
      return { status: 204 };
    },
  },
  removeSegment: {
    needs: ['DELETE_SEGMENT', 'UPDATE_PROJECT_SEGMENT'],
    anyContentType: true,
    handle({ store, params, actor }) {
      const segment = find(store, params.id);
      store.segments.delete(segment.id);
      recordEvent(store, actor, { type: 'segment-deleted', ...place(segment), preData: show(segment) });
      return { status: 204 };
    },
  },
} satisfies Partial<Endpoints>;

function find(store: Store, id: number): Segment {
  const segment = store.segments.get(id);
  if (segment === undefined) throw notFound(`No segment exists with ID "${id}"`);
  return segment;
}

function checkName(store: Store, name: string): void {
  for (const segment of store.segments.values()) {
    if (segment.name === name) throw nameExists('Segment name already exists');
  }
}

function checkSegment(store: Store, body: components['schemas']['upsertSegmentSchema']): void {
  if (body.name === '') throw invalidValue('"name" is not allowed to be empty.');
  const limit = store.limits.segmentValues;
  const values = body.constraints.reduce((sum, constraint) => sum + (constraint.values?.length ?? 0), 0);
  if (values > limit) throw badData(`Segments may not have more than ${limit} values`);
  if (body.project && !store.projects.has(body.project)) {
    throw databaseError(
      'insert into "segments" - insert or update on table "segments" violates foreign key constraint "segments_segment_project_id_fkey"',
    );
  }
}

const place = ({ project }: Segment) => (project === null ? {} : { project });

function show({ project, ...segment }: Segment) {
  return { ...segment, ...(project === null ? {} : { project }) };
}
