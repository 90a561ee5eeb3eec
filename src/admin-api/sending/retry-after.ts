// How long a server asks to wait: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after

/** Milliseconds from `now`, or undefined when the header is absent or says nothing that can be read. */
export function readRetryAfter(header: string | null, now: number): number | undefined {
  const text = header?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = /^[A-Z][a-z]+,? /.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}
