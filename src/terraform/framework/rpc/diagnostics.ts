// Diagnostics as RPC answers carry them.
import { type AttributePath, type Diagnostic, encodeDiagnostic, formatPath } from '../../protocol/index.ts';
import type { Diagnostics } from '../report.ts';

export const encodeDiagnostics = (report: Diagnostics) => report.all.map(withinReach).map(encodeDiagnostic);

/**
 * Terraform shows the line of an attribute of the block, and of one element of it. For anything deeper it would show the first
 * line of the block alone, so the path ends where Terraform can follow and the detail says the rest.
 */
function withinReach(diagnostic: Diagnostic): Diagnostic {
  const { path = [], detail } = diagnostic;
  const reach = reachable(path);
  if (reach.length === path.length || 'element' in path[reach.length]!) return diagnostic;
  return { ...diagnostic, path: reach, detail: `${formatPath(path)}: ${detail}` };
}

function reachable(path: AttributePath): AttributePath {
  const [, second] = path;
  const isPosition = second !== undefined && ('index' in second || 'key' in second);
  return path.slice(0, isPosition ? 2 : 1);
}
