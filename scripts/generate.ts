// npm run generate: everything that is derived and committed. Run twice it leaves no difference.
import { generateCatalog } from './generate-catalog.ts';
import { generateOpenapi } from './openapi-generate.ts';

await generateOpenapi();
generateCatalog();
// The provider is loaded only now: its catalog has just been written.
const { generateDocs } = await import('./generate-docs.ts');
generateDocs();
