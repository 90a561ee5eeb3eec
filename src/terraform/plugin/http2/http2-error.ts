/** How a connection or a stream ends: https://www.rfc-editor.org/rfc/rfc9113#name-error-codes */

export const Code = {
  NO_ERROR: 0,
  PROTOCOL_ERROR: 1,
  FLOW_CONTROL_ERROR: 3,
  STREAM_CLOSED: 5,
  FRAME_SIZE_ERROR: 6,
  REFUSED_STREAM: 7,
  COMPRESSION_ERROR: 9,
  ENHANCE_YOUR_CALM: 11,
} as const;

export type ErrorCode = (typeof Code)[keyof typeof Code];

/** The other end broke the protocol: nothing that it says afterwards can be understood, so the connection ends. */
export class Http2Error extends Error {
  override readonly name = 'Http2Error';
  readonly code: ErrorCode;

  constructor(code: ErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** @throws Http2Error always */
export function refuse(problem: string, code: ErrorCode = Code.PROTOCOL_ERROR): never {
  throw new Http2Error(code, problem);
}
