// Maintenance mode: nobody can change anything.
import { required } from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';
import { switchMaintenance } from '../writes/switch-maintenance.ts';

export const maintenance = defineResource('maintenance', {
  description:
    'Maintenance mode. While it is on, Unleash refuses every change but its end, those of Terraform included; SDKs go on as before. Destroying it turns it off. Where several processes serve an instance, each of them may need up to a minute to notice.',
  area: 'Instance',
  attributes: {
    enabled: required.boolean('Whether the instance is in maintenance.'),
  },
  identity: [],

  read: (api) => api.getMaintenance(),
  toState: ({ enabled }) => ({ enabled }),
  toBody: ({ enabled }) => ({ enabled }),
  update: (api, _, { enabled }) => switchMaintenance(api, enabled),
  delete: (api) => switchMaintenance(api, false),
});
