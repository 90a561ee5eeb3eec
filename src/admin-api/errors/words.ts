// Say in a sentence or two what went wrong and what to do about it.
import { shorten } from '../../text/index.ts';
import { describeConnection } from './connection-message.ts';
import type { AdminApiErrorFacts, ErrorDetail } from './facts.ts';
import { withoutFieldName } from './recognise.ts';
import { describeResponse } from './response-message.ts';

const LONGEST = 3500;

const LOOK_FIRST = 'The change may have been made all the same: look before making it again.';

export function describeError(facts: AdminApiErrorFacts): string {
  const { status, tokenFrom, mayHaveHappened } = facts;
  const isDenied = facts.kind === 'response' && (status === 401 || status === 403);
  const origin = isDenied && tokenFrom ? `The token comes from ${tokenFrom}.` : '';
  const sentences = [shorten(describeKind(facts), LONGEST), origin, mayHaveHappened ? LOOK_FIRST : ''];
  return sentences.filter(Boolean).join(' ');
}

/** Said of one detail alone, where its field is shown beside the message. */
export function describeComplaint(facts: AdminApiErrorFacts, { message }: ErrorDetail): string {
  if (facts.refusal) return describeError(facts);
  return describeError({ ...facts, serverMessage: undefined, details: [{ message: withoutFieldName(message) }] });
}

function describeKind(facts: AdminApiErrorFacts): string {
  switch (facts.kind) {
    case 'response':
      return describeResponse(facts);
    case 'connection':
      return describeConnection(facts);
    case 'timeout':
      return `${facts.operation} got no answer from ${facts.server} ${facts.reason}. Check that Unleash is healthy, or allow more time.`;
    case 'cancelled':
      return `${facts.operation} was cancelled: ${facts.reason}.`;
    case 'malformed':
      return describeMalformed(facts);
    case 'unsafe':
      return `${facts.operation} was not sent: ${facts.reason}.`;
    case 'options':
      return `The Unleash client cannot start: ${facts.reason}.`;
  }
}

function describeMalformed(facts: AdminApiErrorFacts): string {
  const subject = `${facts.operation} (${facts.method} ${facts.path})`;
  if (facts.html) {
    return `${subject} answered HTTP ${facts.status} with a web page instead of JSON. Check that ${facts.server} is the address of Unleash and that no login page or proxy stands before its API.`;
  }
  return `The answer to ${subject} cannot be used (HTTP ${facts.status}): ${facts.reason}. Check that ${facts.server} is the address of Unleash, version 5.6 or newer, and that nothing on the way alters its answers.`;
}
