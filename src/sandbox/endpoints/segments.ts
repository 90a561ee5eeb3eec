// Segments: named lists of constraints.
import type { components } from '../../admin-api/generated/schema.d.ts';
import { type Actor, canSee, isAllowed } from '../http/actor.ts';
import type { Endpoints } from '../endpoint.ts';
import {
  badData,
  databaseError,
  exceedsLimit,
  fitInteger,
  invalidValue,
  nameExists,
  notFound,
  permissionMissing,
} from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { nextId, type Segment, type Store } from '../state/store.ts';
import { checkConstraints } from '../rules/check-constraints.ts';
import { byName } from '../state/find.ts';

type SegmentBody = components['schemas']['upsertSegmentSchema'];

export const segments = {
  getSegments: {
    handle({ store, actor }) {
      const shown = [...store.segments.values()].filter((segment) => isVisible(store, actor, segment)).sort(byName);
      return {
        status: 200,
        body: { segments: shown.map((segment) => ({ ...show(segment), usedInFeatures: 0, usedInProjects: 0 })) },
      };
    },
  },
  getSegment: {
    handle({ store, params, actor }) {
      const segment = find(store, params.id);
      if (!isVisible(store, actor, segment)) throw notFound(`Could not find segment with id ${params.id}`);
      return { status: 200, body: show(segment) };
    },
  },
  /** No flag is kept here, so no strategy has a segment. */
  getStrategiesBySegmentId: {
    handle({ store, params, actor }) {
      if (!isVisible(store, actor, find(store, params.id)))
        throw notFound(`Could not find segment with id ${params.id}`);
      return { status: 200, body: { strategies: [], changeRequestStrategies: [] } };
    },
  },
  createSegment: {
    needs: ['CREATE_SEGMENT', 'UPDATE_PROJECT_SEGMENT'],
    handle({ store, body, actor }) {
      if (store.segments.size >= store.limits.segments) throw exceedsLimit('segment', store.limits.segments);
      checkSegment(store, body);
      checkName(store, body.name);
      const id = nextId(store, 'segment');
      checkProject(store, body, 'insert into "segments"');
      const segment: Segment = {
        id,
        name: body.name,
        description: body.description ?? null,
        constraints: withValues(body),
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
    projectOf: ownProject,
    handle({ store, params, body, actor }) {
      demandSkip(store, actor, body.project);
      checkSegment(store, body);
      const segment = find(store, params.id);
      const preData = show(segment);
      if (body.name !== segment.name) checkName(store, body.name);
      checkProject(store, body, 'update "segments"');
      segment.name = body.name;
      if (body.description !== undefined) segment.description = body.description;
      segment.constraints = withValues(body);
      segment.project = body.project || null;
      recordEvent(store, actor, { type: 'segment-updated', ...place(segment), preData, data: show(segment) });
      return { status: 204 };
    },
  },
  removeSegment: {
    needs: ['DELETE_SEGMENT', 'UPDATE_PROJECT_SEGMENT'],
    projectOf: ownProject,
    anyContentType: true,
    handle({ store, params, actor }) {
      const segment = find(store, params.id);
      demandSkip(store, actor, segment.project);
      store.segments.delete(segment.id);
      recordEvent(store, actor, { type: 'segment-deleted', ...place(segment), preData: show(segment) });
      return { status: 204 };
    },
  },
} satisfies Partial<Endpoints>;

/** Permission is needed where the segment is, whatever project a body names. */
function ownProject(store: Store, { id }: Readonly<Record<string, string>>): string | undefined {
  return store.segments.get(Number(id))?.project ?? undefined;
}

function find(store: Store, id: number): Segment {
  fitInteger('select from "segments"', id);
  const segment = store.segments.get(id);
  if (segment === undefined) throw notFound(`No segment exists with ID "${id}"`);
  return segment;
}

function isVisible(store: Store, actor: Actor, { project }: Segment): boolean {
  const owner = project === null ? undefined : store.projects.get(project);
  return owner === undefined || canSee(store, actor, owner);
}

/** Where a project asks for change requests, its segments change through them too. */
function demandSkip(store: Store, actor: Actor, projectId: string | null | undefined): void {
  const settings = projectId ? store.projects.get(projectId)?.changeRequests.values() : undefined;
  if (projectId && settings && [...settings].some(({ enabled }) => enabled)) {
    const skip = ['SKIP_CHANGE_REQUEST'];
    if (!isAllowed(store, actor, skip, projectId)) throw permissionMissing(skip);
  }
}

function checkName(store: Store, name: string): void {
  for (const segment of store.segments.values()) {
    if (segment.name === name) throw nameExists('Segment name already exists');
  }
}

function checkSegment(store: Store, { name, constraints }: SegmentBody): void {
  if (name === '') throw invalidValue('"name" is not allowed to be empty.');
  checkConstraints(store, constraints);
  const limit = store.limits.segmentValues;
  const values = constraints.reduce((sum, constraint) => sum + (constraint.values?.length ?? 0), 0);
  if (values > limit) throw badData(`Segments may not have more than ${limit} values`);
}

function checkProject(store: Store, { project }: SegmentBody, statement: string): void {
  if (!project || store.projects.has(project)) return;
  throw databaseError(
    `${statement} - insert or update on table "segments" violates foreign key constraint "segments_segment_project_id_fkey"`,
  );
}

/** Old SDKs need a list of values in every constraint. */
function withValues({ constraints }: SegmentBody): Segment['constraints'] {
  return constraints.map((constraint) => ({ ...constraint, values: constraint.values ?? [] }));
}

const place = ({ project }: Segment) => (project === null ? {} : { project });

function show({ project, ...segment }: Segment) {
  return { ...segment, ...(project === null ? {} : { project }) };
}
