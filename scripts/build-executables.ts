// npm run build:executables [-- PLATFORM …]: provider and command line for machines without Node, in release/executables/.
import { fileURLToPath } from 'node:url';
import { buildFor, platformOf, platforms, programs } from '../workshop/executables/index.ts';

const asked = process.argv.slice(2);
const folder = fileURLToPath(new URL('../release/executables', import.meta.url));
for (const platform of asked.length > 0 ? asked.map(platformOf) : platforms) {
  for (const program of Object.values(programs)) {
    const target = `${folder}/${platform.name}/${program.name}`;
    buildFor(platform, program, target);
    console.log(target);
  }
}
