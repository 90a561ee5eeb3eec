// Compares a schema of our contract with its counterpart elsewhere, seen from who sends the value.
import { isDeepStrictEqual } from 'node:util';
import { below, type Place, type Severity } from './difference.ts';
import { nameOfReference, type OpenApiDocument, type Schema } from './document.ts';
import { SpecificationError } from './specification-error.ts';

/** In a request we send what ours allows; in a response they send what theirs allows. */
export type Direction = 'request' | 'response';

/** A pair of counterparts and how it was reached. */
interface SchemaPair {
  ours: Schema;
  theirs: Schema;
  where: string;
  place: Place;
}

interface SchemaComparison {
  direction: Direction;
  ours: OpenApiDocument;
  theirs: OpenApiDocument;
  report(severity: Severity, message: string, where: string, place: Place): void;
}

const CONSTRAINTS = [
  'pattern',
  'format',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
] as const;
const ALTERNATIVES = ['oneOf', 'anyOf', 'allOf'] as const;

export function compareSchemas(comparison: SchemaComparison, root: SchemaPair): void {
  const met = new Set<string>();
  const { direction, report } = comparison;
  const asRequest = direction === 'request';

  function compare(pair: SchemaPair): void {
    const names = `${pair.ours.$ref} ${pair.theirs.$ref}`;
    if (pair.ours.$ref && pair.theirs.$ref && met.has(names)) return;
    met.add(names);
    const next = resolve(comparison, pair);
    if (!compareType(next)) return;
    compareNullable(next);
    compareEnum(next);
    compareConstraints(next);
    compareProperties(next);
    compareAdditional(next);
    compareAlternatives(next);
    const { ours, theirs, where, place } = next;
    if (ours.items && theirs.items) {
      compare({ ours: ours.items, theirs: theirs.items, where: `${where}[]`, place: below(place, 'items') });
    }
  }

  /** Answers whether it makes sense to look further. */
  function compareType({ ours, theirs, where, place }: SchemaPair): boolean {
    if (ours.type === theirs.type || !ours.type || !theirs.type) return true;
    const [sent, taken] = asRequest ? [ours.type, theirs.type] : [theirs.type, ours.type];
    if (sent === 'integer' && taken === 'number') return true;
    const severity = sent === 'number' && taken === 'integer' ? 'notable' : 'breaking';
    report(severity, `is ${theirs.type} there and ${ours.type} here`, where, below(place, 'type'));
    return severity !== 'breaking';
  }

  function compareNullable({ ours, theirs, where, place }: SchemaPair): void {
    const at = below(place, 'nullable');
    if (asRequest && ours.nullable && !theirs.nullable) report('breaking', 'may not be null there', where, at);
    if (!asRequest && theirs.nullable && !ours.nullable) report('breaking', 'may be null there', where, at);
  }

  function compareEnum({ ours, theirs, where, place }: SchemaPair): void {
    const at = below(place, 'enum');
    if (!ours.enum && !theirs.enum) return;
    if (!ours.enum) {
      if (asRequest) report('notable', `is limited there to ${list(theirs.enum)}`, where, at);
      return;
    }
    if (!theirs.enum) {
      if (!asRequest) report('notable', 'may have any value there', where, at);
      return;
    }
    const gone = ours.enum.filter((value) => !theirs.enum?.includes(value));
    const added = theirs.enum.filter((value) => !ours.enum?.includes(value));
    if (asRequest && gone.length > 0) report('breaking', `may not be ${list(gone)} there`, where, at);
    if (added.length > 0) report(asRequest ? 'new' : 'notable', `can also be ${list(added)} there`, where, at);
  }

  /** What they answer within other limits reads the same; what they call a date does not. */
  function compareConstraints({ ours, theirs, where, place }: SchemaPair): void {
    for (const constraint of asRequest ? CONSTRAINTS : (['format'] as const)) {
      const [here, there] = [ours[constraint], theirs[constraint]];
      if ((asRequest ? there : here) === undefined || isDeepStrictEqual(here, there)) continue;
      const message = `has ${constraint} ${list([there ?? 'none'])} there and ${list([here ?? 'none'])} here`;
      report('notable', message, where, below(place, constraint));
    }
  }

  function compareProperties({ ours, theirs, where, place }: SchemaPair): void {
    const here = ours.properties ?? {};
    const there = theirs.properties ?? {};
    for (const [name, schema] of Object.entries(here)) {
      const at = below(place, 'properties', name);
      const counterpart = there[name];
      if (counterpart) compare({ ours: schema, theirs: counterpart, where: `${where}.${name}`, place: at });
      else reportGone(name, ours, theirs, `${where}.${name}`, at);
    }
    for (const name of Object.keys(there)) {
      if (here[name] || (asRequest && theirs.required?.includes(name))) continue;
      report(
        'new',
        asRequest ? 'can be sent there' : 'is answered there',
        `${where}.${name}`,
        below(place, 'properties', name),
      );
    }
    for (const name of (asRequest ? theirs : ours).required ?? []) {
      if ((asRequest ? ours : theirs).required?.includes(name)) continue;
      if (!asRequest && !there[name]) continue;
      const message = asRequest ? 'is required there' : 'may be left out there';
      report('breaking', message, `${where}.${name}`, below(place, 'required', name));
    }
  }

  function reportGone(name: string, ours: Schema, theirs: Schema, where: string, at: Place): void {
    const refused = asRequest ? theirs.additionalProperties === false : ours.required?.includes(name);
    const message = asRequest ? (refused ? 'is refused there' : 'is not known there') : 'is not answered there';
    report(refused ? 'breaking' : 'notable', message, where, at);
  }

  function compareAdditional({ ours, theirs, where, place }: SchemaPair): void {
    const [here, there] = [ours.additionalProperties, theirs.additionalProperties];
    const at = below(place, 'additionalProperties');
    if (typeof here === 'object' && typeof there === 'object') {
      compare({ ours: here, theirs: there, where: `${where}.*`, place: at });
    } else if (asRequest && here !== false && there === false) {
      report('notable', 'refuses unknown fields there', where, at);
    } else if (asRequest && here === false && there !== false) {
      report('notable', 'takes unknown fields there', where, at);
    }
  }

  function compareAlternatives({ ours, theirs, where, place }: SchemaPair): void {
    for (const kind of ALTERNATIVES) {
      const [here, there] = [ours[kind] ?? [], theirs[kind] ?? []];
      if (here.length !== there.length) {
        const message = `has ${there.length} alternatives (${kind}) there and ${here.length} here`;
        report('notable', message, where, below(place, kind));
      }
      for (const [index, schema] of here.entries()) {
        const counterpart = there[index];
        if (counterpart)
          compare({ ours: schema, theirs: counterpart, where, place: below(place, kind, String(index)) });
      }
    }
  }

  compare(root);
}

/** Follows references; from there on the place is counted from the named schema of ours. */
function resolve({ ours, theirs }: SchemaComparison, pair: SchemaPair): SchemaPair {
  let next = pair;
  while (next.ours.$ref) {
    const name = nameOfReference(next.ours.$ref);
    next = { ...next, ours: find(ours, name), place: { schema: name, pointer: '' } };
  }
  while (next.theirs.$ref) next = { ...next, theirs: find(theirs, nameOfReference(next.theirs.$ref)) };
  return next;
}

function find(document: OpenApiDocument, name: string): Schema {
  const schema = document.components.schemas[name];
  if (!schema)
    throw new SpecificationError(
      `${document.info.title} ${document.info.version} mentions the schema ${name} but lacks it.`,
    );
  return schema;
}

function list(values: readonly unknown[] = []): string {
  return values.map((value) => (typeof value === 'string' ? value : JSON.stringify(value))).join(', ');
}
