/** How a gRPC call ends: https://github.com/grpc/grpc/blob/master/doc/statuscodes.md */

export const Status = {
  OK: 0,
  CANCELLED: 1,
  INVALID_ARGUMENT: 3,
  RESOURCE_EXHAUSTED: 8,
  UNIMPLEMENTED: 12,
  INTERNAL: 13,
} as const;

export type StatusCode = (typeof Status)[keyof typeof Status];

/** Ends a call with a status of its choice; anything else that is thrown ends it as INTERNAL. */
export class GrpcError extends Error {
  override readonly name = 'GrpcError';
  readonly code: StatusCode;

  constructor(code: StatusCode, message: string) {
    super(message);
    this.code = code;
  }
}

// HTTP/2 headers have a limit, and a failed trailer would hide the message altogether.
const maxMessageLength = 4000;

/** The two trailers that end a call. */
export function statusTrailers(code: StatusCode, message = ''): Record<string, string> {
  if (message === '') return { 'grpc-status': String(code) };
  return { 'grpc-status': String(code), 'grpc-message': percentEncode(message.slice(0, maxMessageLength)) };
}

/** Printable ASCII stays, all else is percent-encoded UTF-8. */
function percentEncode(text: string): string {
  return Array.from(new TextEncoder().encode(text), (byte) =>
    byte >= 0x20 && byte <= 0x7e && byte !== 0x25
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`,
  ).join('');
}
