// Collects diagnostics while one RPC runs.
import { printable, shorten } from '../../text/index.ts';
import { type AttributePath, type Diagnostic, formatPath } from '../protocol/index.ts';

/** Where a piece of code says what is wrong. Paths are relative to nothing: always whole, from the root of the configuration. */
export interface Report {
  error(summary: string, detail: string, path?: AttributePath): void;
  warning(summary: string, detail: string, path?: AttributePath): void;
}

const longestSummary = 500;
const longestDetail = 10_000;

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

  /** Something else that people are told while the RPC runs, as a diagnostic would show it. */
  shown(text: string): string {
    return this.#show(text, longestSummary);
  }

  /** Names and values of the service stand in it, too: a terminal must have nothing to obey, and an end of it. */
  #show(text: string, longest: number): string {
    const lines = this.#mask(text).split('\n').map(printable).join('\n');
    return shorten(this.#mask(lines), longest);
  }

  #mask(text: string): string {
    const longestFirst = [...this.#secrets].sort((a, b) => b.length - a.length);
    return longestFirst.reduce((rest, secret) => rest.replaceAll(secret, '***'), text);
  }

  #add(open: Diagnostic): void {
    const { summary, detail } = open;
    const diagnostic = {
      ...open,
      summary: this.#show(summary, longestSummary),
      detail: this.#show(detail, longestDetail),
    };
    const text = spell(diagnostic);
    if (!this.all.some((known) => spell(known) === text)) this.all.push(diagnostic);
  }
}

const spell = ({ severity, summary, detail, path = [] }: Diagnostic) =>
  [severity, summary, detail, formatPath(path)].join('\n');
