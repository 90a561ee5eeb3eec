// Null where a model cannot hold it: it is reported, and nothing more can be said of it, as of a value that is not known yet.
import type { AttributePath } from '../../protocol/index.ts';
import type { Report } from '../report.ts';

export function refuseNullElement(path: AttributePath, report: Report): undefined {
  report.error('Null element', 'Elements must not be null. Remove the element.', path);
}

export function refuseMissing(name: string, path: AttributePath, report: Report): undefined {
  report.error('Missing value', `The attribute ${name} is required, so it must not be null.`, path);
}
