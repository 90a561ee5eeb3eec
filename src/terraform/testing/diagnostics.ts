// Diagnostics as a provider answers them.
import { type Decoded, decodePath, formatPath, tfplugin6 } from '../protocol/index.ts';

export interface Diagnostic {
  readonly severity: 'error' | 'warning';
  readonly summary: string;
  readonly detail: string;
  readonly path: string;
}

export const hasErrors = (diagnostics: readonly Diagnostic[]) =>
  diagnostics.some(({ severity }) => severity === 'error');

export function mustSucceed(diagnostics: readonly Diagnostic[]): void {
  const error = diagnostics.find(({ severity }) => severity === 'error');
  if (error) throw new Error(`${error.path ? `${error.path}: ` : ''}${error.summary}: ${error.detail}`);
}

export const readDiagnostics = (messages: readonly Decoded<typeof tfplugin6.Diagnostic>[]): Diagnostic[] =>
  messages.map(({ severity, summary, detail, attribute }) => ({
    severity: severity === tfplugin6.Severity.values.ERROR ? 'error' : 'warning',
    summary,
    detail,
    path: formatPath(decodePath(attribute)),
  }));
