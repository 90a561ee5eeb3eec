// npm run generate: everything that is derived and committed. All of it is rendered before anything is written.
import { fileURLToPath } from 'node:url';
import { MissingExamples, renderAll } from '../workshop/generate/index.ts';
import { writeAll } from '../workshop/generate/write-all.ts';

try {
  writeAll(fileURLToPath(new URL('../', import.meta.url)), await renderAll());
} catch (error) {
  if (!(error instanceof MissingExamples)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
