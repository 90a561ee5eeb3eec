// Compares the operations of our contract with the same operations in another specification.
import { compareSchemas, type Direction } from './compare-schema.ts';
import { below, type Difference, type Place, type Severity } from './difference.ts';
import { listOperations, type OpenApiDocument, type Parameter, type PlacedOperation, type Schema } from './document.ts';
import { isSuccess } from './merge.ts';

/** Every difference of the operations in `ours`; operations that only `theirs` has are none of our business. */
export function compareSpecifications(ours: OpenApiDocument, theirs: OpenApiDocument): Difference[] {
  const candidates = listOperations(theirs);
  return listOperations(ours).flatMap((operation) => {
    const counterpart = candidates.find((candidate) => address(candidate) === address(operation));
    return counterpart
      ? compareOperation(operation, counterpart, ours, theirs)
      : [reportMissing(operation, candidates)];
  });
}

/** What two operations have in common whatever their path parameters are called. */
export function address({ method, path }: PlacedOperation): string {
  return `${method.toUpperCase()} ${path.replaceAll(/\{[^}]*\}/g, '{}')}`;
}

function reportMissing({ id, method, path }: PlacedOperation, candidates: PlacedOperation[]): Difference {
  const namesake = candidates.find((candidate) => candidate.id === id);
  const here = `${method.toUpperCase()} ${path}`;
  const message = namesake
    ? `is ${namesake.method.toUpperCase()} ${namesake.path} there and ${here} here`
    : `is missing there (${here})`;
  return { operation: id, severity: 'breaking', where: 'operation', message, place: { operation: id, pointer: '' } };
}

function compareOperation(
  mine: PlacedOperation,
  other: PlacedOperation,
  ours: OpenApiDocument,
  theirs: OpenApiDocument,
): Difference[] {
  const differences: Difference[] = [];
  const root: Place = { operation: mine.id, pointer: '' };

  function report(severity: Severity, message: string, where: string, place: Place): void {
    differences.push({ operation: mine.id, severity, where, message, place });
  }

  function compareContent(direction: Direction, here: Schema, there: Schema, where: string, place: Place): void {
    compareSchemas({ direction, ours, theirs, report }, { ours: here, theirs: there, where, place });
  }

  function compareParameters(): void {
    const [here, there] = [looseParameters(mine), looseParameters(other)];
    for (const [key, parameter] of here) {
      const place = below(root, 'parameters', key);
      const counterpart = there.get(key);
      if (!counterpart) report('breaking', 'is not known there', key, place);
      else compareContent('request', parameter.schema ?? {}, counterpart.schema ?? {}, key, place);
    }
    for (const [key, parameter] of there) {
      const place = below(root, 'parameters', key);
      const known = here.get(key);
      if (parameter.required && !known?.required) report('breaking', 'is required there', key, place);
      else if (!known) report('new', 'can be sent there', key, place);
    }
  }

  function compareBody(): void {
    const [here, there] = [mine.operation.requestBody, other.operation.requestBody];
    const place = below(root, 'requestBody');
    if (!here && !there) return;
    if (!here) report(there?.required ? 'breaking' : 'new', 'is taken there and not sent here', 'request body', place);
    else if (!there) report('breaking', 'is not announced there', 'request body', place);
    else {
      const at = below(place, 'content', 'application/json', 'schema');
      compareContent('request', schemaOf(here), schemaOf(there), 'request body', at);
    }
  }

  function compareResponses(): void {
    const [here, there] = [mine.operation.responses, other.operation.responses];
    const [expected, announced] = [Object.keys(here).filter(isSuccess), Object.keys(there).filter(isSuccess)];
    for (const status of expected) {
      const place = below(root, 'responses', status);
      const where = `answer ${status}`;
      const [content, counterpart] = [here[status], there[status]];
      if (!counterpart) report('breaking', `is ${announced.join(' or ') || 'not announced'} there`, where, place);
      else if (content?.content && !counterpart.content) report('breaking', 'has no body there', where, place);
      else if (!content?.content && counterpart.content) report('new', 'has a body there', where, place);
      else {
        const at = below(place, 'content', 'application/json', 'schema');
        compareContent('response', schemaOf(content), schemaOf(counterpart), where, at);
      }
    }
    for (const status of announced) {
      if (here[status] || !expected.some((known) => there[known])) continue;
      report('notable', 'is possible there', `answer ${status}`, below(root, 'responses', status));
    }
  }

  if (mine.id !== other.id) report('notable', `is called ${other.id} there`, 'operation', below(root, 'operationId'));
  compareParameters();
  compareBody();
  compareResponses();
  return differences;
}

/** Path parameters are matched by their position in the path, so only the others need a name. */
function looseParameters({ operation }: PlacedOperation): Map<string, Parameter> {
  const loose = (operation.parameters ?? []).filter((parameter) => parameter.in !== 'path');
  return new Map(loose.map((parameter) => [`${parameter.in} parameter ${parameter.name}`, parameter]));
}

function schemaOf(body: { content?: Record<string, { schema?: Schema }> } | undefined): Schema {
  return body?.content?.['application/json']?.schema ?? {};
}
