// Reads an OpenAPI document from a file, a URL, or the base URL of an Unleash server, with one clear message when it cannot.
import { readFile } from 'node:fs/promises';
import { listOperations, type OpenApiDocument } from './document.ts';
import { SpecificationError } from './specification-error.ts';
import { parseUrl } from '../text/index.ts';

const SERVER_PATH = '/docs/openapi.json';
const TIME_LIMIT_MS = 30_000;

/** Throws SpecificationError for anything that is not an OpenAPI 3.0 document with operations. */
export async function loadSpecification(source: string): Promise<OpenApiDocument> {
  const text = /^https?:\/\//i.test(source) ? await download(source) : await readSpecificationFile(source);
  return parseSpecification(text, nameSource(source));
}

/** Checks that `text` is an OpenAPI 3.0 document; `source` is only for messages. */
function parseSpecification(text: string, source: string): OpenApiDocument {
  const document = parseJson(text, source);
  if (typeof document !== 'object' || document === null || Array.isArray(document)) {
    throw new SpecificationError(`${source} is JSON, but not an OpenAPI document: it is not an object.`);
  }
  const { openapi, paths, components } = document as Partial<OpenApiDocument>;
  if (typeof openapi !== 'string') {
    throw new SpecificationError(`${source} is JSON, but not an OpenAPI document: it has no "openapi" version.`);
  }
  if (!openapi.startsWith('3.0.')) {
    throw new SpecificationError(
      `${source} is OpenAPI ${openapi}; Unleash speaks 3.0, and that is what can be compared.`,
    );
  }
  if (typeof paths !== 'object' || paths === null || typeof components?.schemas !== 'object') {
    throw new SpecificationError(`${source} is an OpenAPI document without "paths" or "components.schemas".`);
  }
  const specification = document as OpenApiDocument;
  const operations = listOperations(specification);
  if (operations.length === 0) throw new SpecificationError(`${source} describes no operation.`);
  for (const { id, method, path, operation } of operations) {
    if (typeof id === 'string' && typeof operation.responses === 'object') continue;
    const name = `${method.toUpperCase()} ${path}`;
    throw new SpecificationError(`${source} describes ${name} without an operationId, or without responses.`);
  }
  return specification;
}

async function readSpecificationFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw new SpecificationError(`There is no file ${file}. Give a file or an http(s) URL.`);
    if (code === 'EISDIR') throw new SpecificationError(`${file} is a folder. Give a file or an http(s) URL.`);
    throw new SpecificationError(`${file} cannot be read: ${(error as Error).message}`);
  }
}

/** A server tells its specification at one path; any other address is taken to be the specification itself. */
async function download(source: string): Promise<string> {
  const url = parseUrl(source);
  if (!url) throw new SpecificationError('The URL given is malformed.');
  if (!url.pathname.endsWith('.json')) url.pathname = url.pathname.replace(/\/+$/, '') + SERVER_PATH;
  const name = nameSource(url.href);
  if (url.username || url.password) throw new SpecificationError(`Give ${name} without a user and a password.`);
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(TIME_LIMIT_MS) });
    if (!response.ok) throw new SpecificationError(`${name} answered ${response.status} instead of a specification.`);
    return await response.text();
  } catch (error) {
    if (error instanceof SpecificationError) throw error;
    const { cause, message } = error as Error;
    throw new SpecificationError(`${name} cannot be reached: ${cause instanceof Error ? cause.message : message}`);
  }
}

function parseJson(text: string, source: string): unknown {
  if (/^\s*</.test(text)) {
    throw new SpecificationError(`${source} is a web page, not a specification. Give the base URL of the server.`);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SpecificationError(`${source} is not JSON: ${(error as Error).message}`);
  }
}

/** A URL may hold a password, before its host or in its query. */
function nameSource(source: string): string {
  const url = /^https?:/i.test(source) ? parseUrl(source) : undefined;
  return url ? url.origin + url.pathname : source;
}
