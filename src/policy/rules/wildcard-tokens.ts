// A token that reads production reads the projects that it is for.
import { defineRule } from '../rule.ts';

export const wildcardTokens = defineRule({
  id: 'wildcard-tokens',
  severity: 'high',
  title: 'No token reads all of production',
  explanation:
    'A token for every project shows the flags of all of them, those of private projects and of projects to come as well, to whoever has it.',
  fix: 'Name the projects in unleash_api_token, or use unleash_project_api_token.',
  controls: { soc2: ['CC6.1', 'CC6.3'], iso27001: ['A.5.15', 'A.8.3'], nist80053: ['AC-3', 'AC-6'] },
  requires: null,
  parameters: {},
  subjects: (facts) => facts.all('unleash_api_token'),
  judge: (token, facts) => {
    // One of the type admin opens more, which is another rule's.
    if (token.text('type') === 'admin') return undefined;
    const environment = token.text('environment') ?? '';
    if (environment !== '*' && !facts.isProduction(environment)) return undefined;
    return token.texts('projects').includes('*')
      ? `The token reads the flags of every project in ${environment === '*' ? 'every environment' : environment}.`
      : undefined;
  },
});
