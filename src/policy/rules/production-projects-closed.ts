// Not everybody sees a project of production, and may propose changes to it.
import { defineRule } from '../rule.ts';

export const productionProjectsClosed = defineRule({
  id: 'production-projects-closed',
  severity: 'medium',
  title: 'Projects with production are not open',
  explanation:
    'In an open project everybody who can sign in sees every flag and may propose changes to it. What serves customers is for its members.',
  fix: 'Set mode = "protected" or "private" in unleash_project.',
  controls: { soc2: ['CC6.1', 'CC6.3'], iso27001: ['A.5.15', 'A.8.3'], nist80053: ['AC-3', 'AC-6'] },
  requires: 'enterprise',
  parameters: {},
  subjects: (facts) => {
    const serving = facts
      .all('unleash_project_environment')
      .filter(({ values: { environment_name: name } }) => typeof name === 'string' && facts.isProduction(name))
      .map(({ values }) => values.project_id);
    return facts.all('unleash_project').filter(({ values }) => serving.includes(values.id));
  },
  judge: (project) =>
    project.text('mode') === 'open' ? 'The project is open: everybody sees it and may propose changes.' : undefined,
});
