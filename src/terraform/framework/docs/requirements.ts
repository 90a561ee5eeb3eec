// The line at the top of each page: what somebody must have for it.
import type { Provider } from '../define-provider.ts';
import type { Offer } from '../offer.ts';

export type PageKind =
  | 'Provider'
  | 'Resource'
  | 'Data Source'
  | 'Ephemeral Resource'
  | 'List Resource'
  | 'Action'
  | 'Function';

/** Where a kind needs a newer core than the provider itself does. */
const cores: { readonly [Kind in PageKind]?: string } = {
  Function: 'Terraform 1.8, OpenTofu 1.8',
  'Ephemeral Resource': 'Terraform 1.10, OpenTofu 1.11',
  'List Resource': 'Terraform 1.14',
  Action: 'Terraform 1.14',
};

export function needsLine(provider: Provider, kind: PageKind, { requires }: Offer): string {
  const { service, describeRequirement, supports } = provider;
  const offering = describeRequirement?.(requires) ?? requires ?? `any ${service}`;
  const version = supports && `version ${supports.service} or newer`;
  const core = cores[kind] ?? supports?.cores;
  // Functions only compute.
  const server = kind === 'Function' ? [] : [[offering, version].filter(Boolean).join(', ')];
  return `**Needs:** ${[...server, core && `${core} or newer`].filter(Boolean).join('; ')}.`;
}
