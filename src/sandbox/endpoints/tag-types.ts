// Tag types: what tags are made of.
import type { Endpoints } from '../endpoint.ts';
import { invalidValue, nameExists, notFound, unforeseen } from '../failures/errors.ts';
import { recordEvent } from '../events/record-event.ts';
import { type Store, type TagType, touch } from '../state/store.ts';

export const tagTypes = {
  getTagTypes: {
    handle: ({ store }) => ({ status: 200, body: { version: 1, tagTypes: [...store.tagTypes.values()].map(copy) } }),
  },
  getTagType: {
    handle: ({ store, params }) => ({ status: 200, body: { version: 1, tagType: copy(find(store, params.name)) } }),
  },
  /** Echoes only what was sent. */
  createTagType: {
    needs: ['CREATE_TAG_TYPE'],
    handle({ store, body, actor }) {
      checkName(body.name);
      if (store.tagTypes.has(body.name)) {
        throw nameExists(`There already exists a tag-type with the name ${body.name}`);
      }
      const sent = body.description === null ? { ...body, description: '' } : body;
      const { name, description = null, icon = null, color = null } = sent;
      store.tagTypes.set(name, { name, description, icon, color });
      recordEvent(store, actor, { type: 'tag-type-created', data: sent });
      return { status: 201, headers: { location: `tag-types/${body.name}` }, body: sent };
    },
  },
  /** Updating an unknown one is not an error, updating nothing is. */
  updateTagType: {
    needs: ['UPDATE_TAG_TYPE'],
    handle({ store, params, body, actor }) {
      checkName(params.name);
      const { description, icon, color } = body;
      if (description === undefined && icon === undefined && color === undefined) throw unforeseen(emptyUpdate);
      const tagType = store.tagTypes.get(params.name);
      if (tagType !== undefined) {
        if (description !== undefined) tagType.description = description;
        if (icon !== undefined) tagType.icon = icon;
        if (color !== undefined) tagType.color = color;
        touch(store.tagTypes, tagType.name);
      }
      recordEvent(store, actor, { type: 'tag-type-updated', data: { name: params.name, description, icon, color } });
      return { status: 200 };
    },
  },
  deleteTagType: {
    needs: ['DELETE_TAG_TYPE'],
    anyContentType: true,
    handle({ store, params, actor }) {
      const tagType = find(store, params.name);
      store.tagTypes.delete(tagType.name);
      recordEvent(store, actor, { type: 'tag-type-deleted', preData: tagType });
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;

const emptyUpdate =
  'Empty .update() call detected! Update data does not contain any values to update. This will result in a faulty query. Table: tag_types. Columns: description,icon,color.';

const copy = (tagType: TagType): TagType => ({ ...tagType });

function find(store: Store, name: string): TagType {
  const tagType = store.tagTypes.get(name);
  if (tagType === undefined) throw notFound('Could not find tag-type');
  return tagType;
}

function checkName(name: string): void {
  const provided = `You provided ${JSON.stringify(name)}.`;
  const wrong: string[] = [];
  if (name === '') wrong.push('"name" is not allowed to be empty.');
  else if (encodeURIComponent(name) !== name || name === '.' || name === '..')
    wrong.push(`"name" must be URL friendly. ${provided}`);
  else if (name.length < 2) wrong.push(`"name" length must be at least 2 characters long. ${provided}`);
  else if (name.length > 50) wrong.push(`"name" length must be less than or equal to 50 characters long. ${provided}`);
  if (wrong.length > 0) throw invalidValue(...wrong);
}
