// What is generated from the provider as the generated sources make it.
export { renderBindings } from './bindings.ts';
export { renderConstantAnswers } from './constant-answers.ts';
export { missingExamples, renderDocs } from './docs.ts';
export { renderFeatures } from './features.ts';
export { renderMembers } from './members.ts';
export { renderMethods } from './methods.ts';
export { renderResourcesByArea } from './resources-by-area.ts';
