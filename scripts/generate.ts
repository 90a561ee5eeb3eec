// npm run generate: everything that is derived and committed. Run twice it leaves no difference.
import { generateCatalog } from './generate-catalog.ts';
import { generateOpenapi } from './openapi-generate.ts';

await generateOpenapi();
generateCatalog();
