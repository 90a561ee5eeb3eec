// A text as an address, where it is one.

/**
 * Undefined where it is none. Node 20's own `URL.canParse` says so of every address with letters beyond ASCII, once it is called
 * often enough to be compiled, so nobody calls it.
 */
export function parseUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}
