// Registry pages from definitions and examples; loaded when documentation is written, never by a provider process.
export { dataSourcePage, ephemeralResourcePage, functionPage, type Guide, providerPage, resourcePage } from './page.ts';
