// Finds numbers that a provider sends as msgpack numbers: Terraform reads those with less precision than the ones in state.

/**
 * Terraform compares a number of 53 bits with one of 512 and finds a difference that nobody can see, so numbers must travel
 * as text. Walks the bytes without any type: https://github.com/msgpack/msgpack/blob/master/spec.md#formats
 */
export function hasBareNumber(msgpack: Uint8Array): boolean {
  const view = new DataView(msgpack.buffer, msgpack.byteOffset, msgpack.byteLength);
  for (let at = 0; at < msgpack.length; ) {
    const code = view.getUint8(at);
    if (code <= 0x7f || code >= 0xe0 || (code >= 0xca && code <= 0xd3)) return true;
    at += sizeAt(view, at, code);
  }
  return false;
}

/** Bytes of the head, and of what it holds unless that are values of their own. */
function sizeAt(view: DataView, at: number, code: number): number {
  if (code <= 0x9f || (code >= 0xc0 && code <= 0xc3)) return 1;
  if (code <= 0xbf) return 1 + (code & 0x1f);
  if (code >= 0xd4 && code <= 0xd8) return 2 + (1 << (code - 0xd4));
  if (code >= 0xdc) return code % 2 === 0 ? 3 : 5;
  const width = [0xc4, 0xc7, 0xd9].includes(code) ? 1 : [0xc5, 0xc8, 0xda].includes(code) ? 2 : 4;
  const length = width === 1 ? view.getUint8(at + 1) : width === 2 ? view.getUint16(at + 1) : view.getUint32(at + 1);
  return 1 + width + (code >= 0xc7 && code <= 0xc9 ? 1 : 0) + length;
}
