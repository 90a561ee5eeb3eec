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
  subjects: (facts) => facts.all('unleash_project'),
  judge: (project, facts) => {
    if (project.text('mode') !== 'open') return undefined;
    const id = project.text('id');
    const serves = facts
      .all('unleash_project_environment')
      .some((one) => one.text('project_id') === id && facts.isProduction(one.text('environment_name') ?? ''));
    return serves ? 'The project is open: everybody sees it and may propose changes.' : undefined;
  },
});
