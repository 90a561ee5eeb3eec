// What Unleash tells other services, it tells them alone.
import { NotKnown } from '../facts/index.ts';
import { defineRule } from '../rule.ts';

export const integrationAddresses = defineRule({
  id: 'integration-addresses',
  severity: 'medium',
  title: 'Integrations use https',
  explanation:
    'Events name people, projects and flags, and the keys of the other service go with them: over http whoever is on the way reads both.',
  fix: 'Give the integration an address that begins with https://.',
  controls: { soc2: ['CC6.7'], iso27001: ['A.5.14', 'A.8.24'], nist80053: ['SC-8'] },
  requires: null,
  parameters: {},
  subjects: (facts) => facts.all('unleash_integration'),
  judge: (integration) => {
    if (!integration.isOn('enabled')) return undefined;
    const parameters = Object.entries(integration.value('parameters') ?? {}).map(
      ([name, value]) => [name, String(value)] as const,
    );
    const plain = parameters.find(([, value]) => /^\s*http:/i.test(value));
    if (plain) return `The parameter ${plain[0]} is an address that begins with http://.`;
    const hides = hidesAddress.includes(integration.text('type') ?? '');
    if (hides && !parameters.some(([name]) => name === 'url'))
      throw new NotKnown('Its address is a secret that nobody can see');
    return undefined;
  },
});

/** Unleash keeps the address of these to itself, and so does who has it in parameters_wo. */
const hidesAddress = ['webhook', 'slack', 'teams', 'teamsworkflow'];
