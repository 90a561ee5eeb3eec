// Diagnostics as RPC answers carry them.
import { encodeDiagnostic } from '../../protocol/index.ts';
import type { Diagnostics } from '../report.ts';

export const encodeDiagnostics = (report: Diagnostics) => report.all.map(encodeDiagnostic);
