/** The one error of this folder: bytes or a value that the plugin protocol does not allow, and where. */
import type { AttributePath, PathStep } from './attribute-path.ts';
import { formatPath } from './attribute-path.ts';

export class ProtocolError extends Error {
  override readonly name = 'ProtocolError';
  /** What is wrong, without where. */
  readonly problem: string;
  /** Where inside the value; empty when the whole value is at fault or the fault lies outside of a value. */
  readonly path: AttributePath;

  constructor(problem: string, path: AttributePath = []) {
    super(path.length > 0 ? `${formatPath(path)}: ${problem}` : problem);
    this.problem = problem;
    this.path = path;
  }

  /**
   * What went wrong in a part of a value, as seen from the whole. Paths grow on the way up, so that values in which nothing
   * is wrong cost none. Errors of another kind stay as they are.
   */
  static within(step: PathStep, error: unknown): unknown {
    return error instanceof ProtocolError ? new ProtocolError(error.problem, [step, ...error.path]) : error;
  }
}
