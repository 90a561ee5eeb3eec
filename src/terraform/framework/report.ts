// Collects diagnostics while one RPC runs.
import { type AttributePath, type Diagnostic, formatPath } from '../protocol/index.ts';

/** Where a piece of code says what is wrong. Paths are relative to nothing: always whole, from the root of the configuration. */
export interface Report {
  error(summary: string, detail: string, path?: AttributePath): void;
  warning(summary: string, detail: string, path?: AttributePath): void;
}

/** A report that keeps what it is told, in order, each diagnostic once. */
export class Diagnostics implements Report {
  readonly all: Diagnostic[] = [];
  readonly #secrets = new Set<string>();

  get failed(): boolean {
    return this.all.some(({ severity }) => severity === 'error');
  }

  error(summary: string, detail: string, path?: AttributePath): void {
    this.#add({ severity: 'error', summary, detail, ...(path && { path }) });
  }

  warning(summary: string, detail: string, path?: AttributePath): void {
    this.#add({ severity: 'warning', summary, detail, ...(path && { path }) });
  }

  /** From now on these texts are masked: even a bug that nobody foresaw must not show what it was working on. */
  conceal(secrets: Iterable<string>): void {
    for (const secret of secrets) this.#secrets.add(secret);
  }

  #mask(text: string): string {
    const longestFirst = [...this.#secrets].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  }

  #add(open: Diagnostic): void {
    const diagnostic = { ...open, summary: this.#mask(open.summary), detail: this.#mask(open.detail) };
    const text = spell(diagnostic);
    if (!this.all.some((known) => spell(known) === text)) this.all.push(diagnostic);
  }
}

const spell = ({ severity, summary, detail, path = [] }: Diagnostic) =>
  [severity, summary, detail, formatPath(path)].join('\n');
