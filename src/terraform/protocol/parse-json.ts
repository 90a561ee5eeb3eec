/** JSON without loss: every number comes as the text that stands in the document. */
import { ProtocolError } from './protocol-error.ts';

const utf8 = new TextDecoder('utf-8', { fatal: true });
const number = /-?\d[\d.eE+-]*/y;

/** Numbers come as strings. @throws ProtocolError when the bytes are not JSON. */
export function parseJsonKeepingNumbers(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(quoteNumbers(utf8.decode(bytes)));
  } catch {
    throw new ProtocolError('not valid JSON');
  }
}

// JSON.parse rounds numbers beyond 2^53, and only newer runtimes hand their source text to a reviver.
function quoteNumbers(json: string): string {
  const parts: string[] = [];
  let copied = 0;
  for (let at = 0; at < json.length; at += 1) {
    const char = json[at]!;
    if (char === '"') at = endOfString(json, at);
    else if (char === '-' || (char >= '0' && char <= '9')) {
      number.lastIndex = at;
      const text = number.exec(json)?.[0];
      if (text === undefined) continue;
      parts.push(json.slice(copied, at), '"', text, '"');
      copied = at + text.length;
      at = copied - 1;
    }
  }
  parts.push(json.slice(copied));
  return parts.join('');
}

function endOfString(json: string, start: number): number {
  let end = json.indexOf('"', start + 1);
  while (end >= 0 && isEscaped(json, end)) end = json.indexOf('"', end + 1);
  return end < 0 ? json.length : end;
}

function isEscaped(json: string, at: number): boolean {
  let first = at;
  while (json[first - 1] === '\\') first -= 1;
  return (at - first) % 2 === 1;
}
