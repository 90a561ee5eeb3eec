// Read a success answer: JSON of the expected shape, or nothing where nothing is expected.
import { shorten } from '../../text/index.ts';
import type { AdminApiError } from '../errors/admin-api-error.ts';
import type { Answer, OperationCall } from '../sending/call.ts';
import { failureOf, loseAnswer } from '../sending/failure.ts';
import { DEEPEST, isHtml } from '../redact.ts';

const LONGEST_REASON = 500;

/** @throws AdminApiError of kind `malformed`; never returns anything that fails the operation's schema */
export async function readSuccessAnswer(answer: Answer, text: string, call: OperationCall): Promise<unknown> {
  if (isHtml(text)) throw malformed(answer, call, 'it is a web page', true);
  const { checkAnswer, hasAnswer } = await import('./check-answer.ts');
  if (!hasAnswer(call.operation)) return undefined;
  if (text.trim() === '') {
    if (answer.status === 204 && checkAnswer(call.operation, undefined) === undefined) return undefined;
    throw malformed(answer, call, 'it is empty where JSON is expected');
  }
  // Whoever walks through it would run out of stack.
  if (nestsDeeper(text, DEEPEST)) throw malformed(answer, call, `it is nested deeper than ${DEEPEST} levels`);
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

/** Counted in the text, as the brackets outside of strings open and close. */
function nestsDeeper(text: string, deepest: number): boolean {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (inString) {
      if (code === BACKSLASH) index++;
      else if (code === QUOTE) inString = false;
    } else if (code === QUOTE) inString = true;
    else if (code === OPEN_LIST || code === OPEN_OBJECT) {
      if (++depth > deepest) return true;
    } else if (code === CLOSE_LIST || code === CLOSE_OBJECT) depth--;
  }
  return false;
}

const [QUOTE, BACKSLASH, OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = Buffer.from('"\\[]{}');

function malformed(answer: Answer, call: OperationCall, reason: string, html = false): AdminApiError {
  loseAnswer(call);
  const { status } = answer;
  return failureOf(call, { kind: 'malformed', html, status, reason: shorten(call.scrub(reason), LONGEST_REASON) });
}
