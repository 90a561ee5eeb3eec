/** What a provider tells a person: an error or a warning, with the attribute that it is about. */
import { type AttributePath, encodePath } from './attribute-path.ts';
import type { Input } from './protobuf/message.ts';
import { type Diagnostic as DiagnosticMessage, Severity } from './tfplugin6/value.ts';

export interface Diagnostic {
  severity: 'error' | 'warning';
  summary: string;
  detail: string;
  path?: AttributePath;
}

export function encodeDiagnostic(diagnostic: Diagnostic): Input<typeof DiagnosticMessage> {
  const { severity, summary, detail, path = [] } = diagnostic;
  const attribute = encodePath(path);
  return {
    severity: severity === 'error' ? Severity.values.ERROR : Severity.values.WARNING,
    summary,
    detail,
    // Terraform points at the whole block when the path is absent; an empty path is no better and costs bytes.
    attribute: attribute.steps?.length ? attribute : undefined,
  };
}
