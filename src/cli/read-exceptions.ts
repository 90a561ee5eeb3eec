// Files of exceptions that options name.
import { type Exception, type ExceptionShape, parseExceptions, WrongExceptions } from '../exceptions/index.ts';
import { UsageError } from './failures.ts';
import { nearest } from './nearest.ts';
import { attempt, readFile } from './read-file.ts';

/** @param what how messages call the file, such as `the ignore file` @throws UsageError that names what is wrong with it */
export function readExceptions(
  what: string,
  file: string,
  cwd: string,
  shape: Omit<ExceptionShape, 'nearest'>,
): Exception[] {
  const text = readFile(what, file, cwd);
  const value = attempt(`${what} ${file} is not JSON`, (): unknown => JSON.parse(text));
  try {
    return parseExceptions(value, { ...shape, nearest });
  } catch (error) {
    throw error instanceof WrongExceptions ? new UsageError(`${what} ${file} is wrong: ${error.message}`) : error;
  }
}
