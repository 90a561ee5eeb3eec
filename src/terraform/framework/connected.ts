// A provider with a client for one service, for work that Terraform has no part in, such as an export.
import type { Provider } from './define-provider.ts';

export interface Connected<Api = unknown> {
  readonly provider: Provider<Api>;
  /** Ends with whoever works with it, and shares equal reads. */
  readonly api: Api;
}
