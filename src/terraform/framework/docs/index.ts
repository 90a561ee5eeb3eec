// Registry pages from definitions and examples; loaded when documentation is written, never by a provider process.
export {
  actionPage,
  dataSourcePage,
  ephemeralResourcePage,
  functionPage,
  listResourcePage,
  type Guide,
  providerPage,
  resourcePage,
} from './page.ts';
