// npm run build: in dist/ the executables, the bindings for CDKTF and CDK Terrain, and the library.
import { fileURLToPath } from 'node:url';
import { buildPackage } from '../workshop/build/index.ts';

await buildPackage(fileURLToPath(new URL('../dist', import.meta.url)));
