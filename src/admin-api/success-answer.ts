// Read a success answer: JSON of the expected shape, or nothing where nothing is expected.
import { AdminApiError } from './error.ts';
import type { Answer, Call } from './fetch/call.ts';
import { isHtml } from './redact.ts';

/** @throws AdminApiError of kind `malformed`; never returns anything that fails the operation's schema */
export async function readSuccessAnswer(answer: Answer, text: string, call: Call): Promise<unknown> {
  if (isHtml(text)) throw malformed(answer, call, 'it is a web page', true);
  const { checkAnswer, hasAnswer } = await import('./answers/index.ts');
  if (!hasAnswer(call.operation)) return undefined;
  if (text.trim() === '') {
    if (answer.status === 204 && checkAnswer(call.operation, undefined) === undefined) return undefined;
    throw malformed(answer, call, 'it is empty where JSON is expected');
  }
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw malformed(answer, call, 'it is not valid JSON, perhaps cut short');
  }
  const problem = checkAnswer(call.operation, json);
  if (problem !== undefined) throw malformed(answer, call, problem);
  return json;
}

function malformed(answer: Answer, call: Call, reason: string, html = false): AdminApiError {
  const { operation, method, path, server, attempts, scrub } = call;
  const mayHaveHappened = call.mayHaveHappened || call.effect !== 'read';
  const facts = { operation, method, path, server, attempts, mayHaveHappened, html, status: answer.status };
  return AdminApiError.from({ kind: 'malformed', ...facts, reason: scrub(reason) });
}
