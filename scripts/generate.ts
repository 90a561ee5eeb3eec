// npm run generate: everything that is derived and committed. All of it is rendered before anything is written.
import { fileURLToPath } from 'node:url';
import { renderAll } from '../workshop/generate/index.ts';
import { writeAll } from '../workshop/generate/write-all.ts';

/** What the author of an example can mend; by name, since some are thrown by modules that were made just now. */
const forAuthors = ['MissingExamples', 'WrongExample'];

try {
  writeAll(fileURLToPath(new URL('../', import.meta.url)), await renderAll());
} catch (error) {
  if (!(error instanceof Error && forAuthors.includes(error.name))) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
