// Maintenance mode is off once the maintenance is over.
import { defineRule } from '../rule.ts';

export const maintenance = defineRule({
  id: 'maintenance',
  severity: 'low',
  title: 'Maintenance mode is off',
  explanation:
    'While it is on nobody can change anything, not even to switch off a flag that does harm. It is easily forgotten.',
  fix: 'Set enabled = false in unleash_maintenance.',
  controls: { soc2: ['A1.2', 'CC7.5'], iso27001: ['A.5.30'], nist80053: ['CP-10'] },
  requires: null,
  parameters: {},
  subjects: (facts) => facts.all('unleash_maintenance'),
  judge: (settings) => (settings.isOn('enabled') ? 'Maintenance mode is on: Unleash refuses every change.' : undefined),
});
