// The kinds of integrations an instance offers, with their parameters.
import type { components } from '../../admin-api/generated/schema.d.ts';
import type { TagType } from '../state/store.ts';

interface Parameter {
  name: string;
  displayName: string;
  type: 'url' | 'text' | 'textfield';
  required: boolean;
  sensitive: boolean;
}

export interface AddonProvider {
  name: string;
  displayName: string;
  deprecated?: string;
  parameters: readonly Parameter[];
  tagType?: TagType;
}

/** `!` after a name means required, `*` sensitive. */
function read(type: Parameter['type'], ...names: string[]): Parameter[] {
  return names.map((text) => {
    const name = text.replace(/[!*]/g, '');
    return { name, displayName: name, type, required: text.includes('!'), sensitive: text.includes('*') };
  });
}

const tagType = (name: string, icon: string, description: string): TagType => ({
  name,
  icon,
  description,
  color: null,
});
const slackTag = tagType('slack', 'S', 'Slack tag used by the slack-addon to specify the slack channel.');
const headers = read('textfield', 'customHeaders*');
const headersAndBody = read('textfield', 'customHeaders*', 'bodyTemplate');
const retired = (successor: string) =>
  `This integration is deprecated. Please try the new ${successor} integration instead.`;

export const addonProviders: readonly AddonProvider[] = [
  {
    name: 'webhook',
    displayName: 'Webhook',
    parameters: [...read('url', 'url!*'), ...read('text', 'contentType', 'authorization*'), ...headersAndBody],
  },
  {
    name: 'slack',
    displayName: 'Slack',
    deprecated: retired('App for Slack'),
    parameters: [...read('url', 'url!*'), ...read('text', 'username', 'emojiIcon', 'defaultChannel!'), ...headers],
    tagType: slackTag,
  },
  {
    name: 'slack-app',
    displayName: 'App for Slack',
    parameters: read('text', 'accessToken!*', 'defaultChannels'),
    tagType: slackTag,
  },
  {
    name: 'teams',
    displayName: 'Microsoft Teams',
    deprecated: retired('Microsoft Teams - Workflow'),
    parameters: [...read('url', 'url!*'), ...headers],
  },
  {
    name: 'teamsworkflow',
    displayName: 'Microsoft Teams - Workflow',
    parameters: [...read('url', 'url!*'), ...headers],
  },
  {
    name: 'datadog',
    displayName: 'Datadog',
    parameters: [...read('url', 'url'), ...read('text', 'apiKey!*', 'sourceTypeName'), ...headersAndBody],
    tagType: tagType('datadog', 'D', 'All Datadog tags added to a specific feature are sent to datadog event stream.'),
  },
  {
    name: 'new-relic',
    displayName: 'New Relic',
    parameters: [...read('url', 'url!'), ...read('text', 'licenseKey!*'), ...headersAndBody],
    tagType: tagType(
      'new-relic',
      'D',
      'All New Relic tags added to a specific feature are sent to New Relic Event API.',
    ),
  },
];

export function showProvider(provider: AddonProvider): components['schemas']['addonTypeSchema'] {
  const { name, displayName, deprecated, parameters, tagType } = provider;
  return {
    name,
    displayName,
    description: `Sends events to ${displayName}.`,
    documentationUrl: 'https://docs.getunleash.io/integrate',
    parameters: parameters.map((parameter) => ({ ...parameter })),
    events: ['feature-created', 'feature-updated', 'feature-archived', 'feature-revived'],
    ...(deprecated === undefined ? {} : { deprecated }),
    ...(tagType === undefined ? {} : { tagTypes: [withoutColor(tagType)] }),
  };
}

/** A provider leaves the color open. */
export function withoutColor({ color: _, ...tagType }: TagType): Omit<TagType, 'color'> {
  return tagType;
}
