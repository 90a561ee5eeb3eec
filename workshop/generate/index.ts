// Everything that is derived and committed, as texts: whoever writes them knows that all of them could be made.
import { renderAreas } from './areas.ts';
import { renderArchitecture } from './architecture.ts';
import { renderCatalog } from './catalog.ts';
import { renderCommands } from './commands.ts';
import { importWith } from './import-with.ts';
import { renderOpenapi } from './openapi.ts';
import { renderPermissions } from './permissions.ts';
import { renderReviewPage } from './review-page.ts';
import { renderPolicyRules } from './policy-rules.ts';
import { renderPolicySchemas } from './policy-schemas.ts';
import { renderExceptionSchemas } from './exception-schemas.ts';
import { renderSiemEvents } from './siem-events.ts';

/** Something to be written by hand is missing; the message says which files. */
class MissingExamples extends Error {
  override readonly name = 'MissingExamples';
  constructor(paths: readonly string[]) {
    super(`Nothing is generated: each member of the catalog has examples, so write\n  ${paths.join('\n  ')}`);
  }
}

/**
 * Text of every generated file, by its path in the project.
 * @throws MissingExamples, WrongExample
 */
export async function renderAll(): Promise<Map<string, string>> {
  const sources = new Map([
    ...(await renderOpenapi()),
    ...(await renderAreas()),
    ...renderCatalog(),
    ...renderPermissions(),
    ...renderPolicyRules(),
    ...renderPolicySchemas(),
    ...renderExceptionSchemas(),
    ...(await renderCommands()),
    ...(await renderReviewPage()),
  ]);
  // The provider is loaded as it will be: with these sources, which nobody has written yet.
  const fromProvider = await importWith<typeof import('./from-provider.ts')>(
    'workshop/generate/from-provider.ts',
    sources,
  );
  const missing = fromProvider.missingExamples();
  if (missing.length > 0) throw new MissingExamples(missing);
  return new Map([
    ...sources,
    ...fromProvider.renderMembers(),
    ...fromProvider.renderMethods(),
    ...(await fromProvider.renderConstantAnswers()),
    ...(await fromProvider.renderDocs()),
    ...fromProvider.renderResourcesByArea(),
    ...fromProvider.renderFeatures(),
    ...renderSiemEvents(),
    ...(await fromProvider.renderBindings()),
    ...renderArchitecture(),
  ]);
}
