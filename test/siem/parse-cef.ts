// A reader of CEF as its specification says, and no more forgiving than that.

interface Cef {
  readonly header: readonly string[];
  readonly fields: Readonly<Record<string, string>>;
}

/** @throws Error where a line is not CEF */
export function parseCef(line: string): Cef {
  const parts = line.split(/(?<!(?<!\\)(?:\\\\)*\\)\|/);
  const header = parts.slice(0, 7).map((text) => text.replaceAll(/\\([\\|])/g, '$1'));
  if (header.length < 7 || !/^CEF:[01]$/.test(header[0]!)) throw new Error(`not CEF: ${line}`);
  const extension = line.slice(parts.slice(0, 7).join('|').length + 1);
  const starts = [...extension.matchAll(/(?:^| )([A-Za-z0-9_]+)=/g)];
  const fields = starts.map(({ 0: whole, 1: key, index }, place): [string, string] => {
    const value = extension.slice(index + whole.length, starts[place + 1]?.index);
    if (/(?<!(?<!\\)(?:\\\\)*\\)=/.test(value)) throw new Error(`a "=" is not escaped in ${key}: ${value}`);
    return [key!, value.replaceAll(/\\(.)/g, (_, one: string) => (one === 'n' ? '\n' : one))];
  });
  if (new Set(fields.map(([key]) => key)).size < fields.length) throw new Error(`a field comes twice: ${line}`);
  return { header, fields: Object.fromEntries(fields) };
}
