// npm run generate: everything that is derived and committed. Run twice it leaves no difference.
import { generateAreas } from './generate-areas.ts';
import { generateCatalog } from './generate-catalog.ts';
import { generateCommands } from './generate-commands.ts';
import { generatePermissions } from './generate-permissions.ts';
import { generateOpenapi } from './openapi-generate.ts';

await generateOpenapi();
await generateAreas();
generateCatalog();
generatePermissions();
await generateCommands();
// The provider is loaded only now: its catalog has just been written.
const [{ generateDocs }, { generateBindings }] = await Promise.all([
  import('./generate-docs.ts'),
  import('./generate-bindings.ts'),
]);
generateDocs();
await generateBindings();
