// What a server answers outside of /api: its health, its web pages, and nothing to write to.
import type { SandboxRequest } from './request.ts';
import { html, json, type Reply } from './reply.ts';

const page = '<!DOCTYPE html><html lang="en"><head><title>Unleash</title></head><body></body></html>';

/** Undefined for paths under /api. Every other path is a page of the admin UI: a wrong base URL meets HTML, not 404. */
export function answerOutside({ method, path }: SandboxRequest): Reply | undefined {
  if (/^\/api(\/|$)/i.test(path)) return undefined;
  if (method !== 'GET') return html(404, `<!DOCTYPE html><pre>Cannot ${method} page</pre>`);
  if (/^\/(health|ready)\/?$/i.test(path)) return json(200, { health: 'GOOD' });
  return html(/\.[a-z0-9]+$/i.test(path) ? 404 : 200, page);
}
