// What the database of Unleash refuses, told by the request that it refused: which value, and in which field.
import type { DatabaseSentence } from './recognise.ts';

export interface DatabaseRefusal {
  readonly kind: DatabaseSentence['kind'];
  /** What is wrong, as the end of a sentence. */
  readonly reason: string;
  /** What to do about it, as a sentence. */
  readonly advice: string;
  /** Where in the request, such as `/body/permissions/0/environment`; undefined where that cannot be told. */
  readonly path?: string;
}

interface Sent {
  /** The request body with secrets masked. */
  readonly body: unknown;
  /** Path of the call, with its parameters filled in. */
  readonly path: string;
}

interface Place {
  readonly path: string;
  readonly value: string | number;
}

export function describeRefusal(sentence: DatabaseSentence, sent: Sent): DatabaseRefusal {
  const { kind } = sentence;
  const places = placesIn(sent.body);
  switch (kind) {
    case 'missing':
      return describeMissing(sentence.column, places, sent.path);
    case 'in-use':
      return {
        kind,
        reason: `it is still in use in the table ${JSON.stringify(sentence.table)}`,
        advice: 'Remove what uses it first.',
      };
    case 'taken': {
      const place = places.find(({ path }) => nameOf(path) === camelCase(sentence.column));
      const value = place ? ` ${show(place.value)}` : '';
      return {
        kind,
        reason: `the ${sentence.column.replaceAll('_', ' ')}${value} is taken`,
        advice: 'Choose another one.',
        ...at(place),
      };
    }
    case 'twice': {
      const place = places.find(({ path, value }, index) =>
        places.slice(0, index).some((other) => other.value === value && listOf(other.path) === listOf(path)),
      );
      const reason = place ? `it names ${show(place.value)} twice` : 'something that it names is there already';
      return { kind, reason, advice: 'Name each thing once.', ...at(place) };
    }
    case 'too-long': {
      const { longest } = sentence;
      const place = places.find(({ value }) => typeof value === 'string' && [...value].length > longest);
      const reason = place
        ? `${nameOf(place.path)} may have at most ${longest} characters, but has ${[...String(place.value)].length}`
        : `one of its texts is longer than ${longest} characters`;
      return { kind, reason, advice: 'Make it shorter.', ...at(place) };
    }
    case 'out-of-range': {
      const place = places.find(({ value }) => String(value) === sentence.value);
      const name = place ? nameOf(place.path) : 'a number';
      const reason = `${name} is ${sentence.value}, which is out of range: numbers go up to 2147483647`;
      return { kind, reason, advice: 'Choose one in that range.', ...at(place) };
    }
    case 'no-number': {
      const place = places.find(({ value }) => String(value) === sentence.value);
      const reason = `${JSON.stringify(sentence.value)} is not a whole number`;
      return { kind, reason, advice: 'Write a whole number.', ...at(place) };
    }
  }
}

const OBJECTS = ['environment', 'project', 'user', 'group', 'role', 'segment', 'permission'] as const;

function describeMissing(column: string, places: readonly Place[], path: string): DatabaseRefusal {
  const object = OBJECTS.find((name) => new RegExp(`(^|_)${name}s?(_(id|name))?$`).test(column));
  const advice = 'Create it first, or name one that exists.';
  if (object === undefined) return { kind: 'missing', reason: 'something that it names does not exist', advice };
  const fields = new RegExp(`^(root)?${object}(s|id|name)?$`, 'i');
  const named = places.filter((place) => fields.test(nameOf(place.path)));
  const values = [...new Set(named.map(({ value }) => value))];
  const inPath = new RegExp(`/${object}s/([^/]+)`).exec(path)?.[1];
  if (values.length === 0 && inPath !== undefined) values.push(decodeURIComponent(inPath));
  const [value] = values;
  if (value === undefined) return { kind: 'missing', reason: `it names a ${object} that does not exist`, advice };
  if (values.length === 1)
    return { kind: 'missing', reason: `there is no ${object} ${show(value)}`, advice, ...at(named[0]) };
  const shown = values.map(show).join(', ');
  return { kind: 'missing', reason: `of the ${object}s ${shown} at least one does not exist`, advice };
}

/** Every text and number of a body. Where it is an entry of a list, or the id in one, the list gives it its name. */
function placesIn(value: unknown, path = '/body'): Place[] {
  if (typeof value === 'string' || typeof value === 'number') return [{ path, value }];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => placesIn(inner, `${path}/${name}`));
}

/** Name of the field at a path: positions and the `id` inside of an object belong to what holds them. */
function nameOf(path: string): string {
  const steps = path.split('/').filter((step) => !/^\d+$/.test(step));
  const last = steps.at(-1) ?? '';
  return last === 'id' && steps.length > 3 ? (steps.at(-2) ?? last) : last;
}

const listOf = (path: string) => path.replace(/\/\d+(?=\/|$)/, '/');

const at = (place: Place | undefined) => (place ? { path: place.path } : {});

const show = (value: string | number) => (/^\d+$/.test(String(value)) ? String(value) : JSON.stringify(value));

const camelCase = (column: string) => column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
