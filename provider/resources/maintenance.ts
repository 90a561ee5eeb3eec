// Maintenance mode: nobody can change anything.
import { required } from '../../src/terraform/framework/index.ts';
import { defineResource } from '../define.ts';

export const maintenance = defineResource('maintenance', {
  description:
    'Maintenance mode. While it is on, Unleash refuses every change but its end, those of Terraform included; SDKs go on as before. Destroying it turns it off.',
  area: 'Instance',
  attributes: {
    enabled: required.boolean('Whether the instance is in maintenance.'),
  },
  identity: [],

  read: (api) => api.getMaintenance(),
  toState: ({ enabled }) => ({ enabled }),
  toBody: ({ enabled }) => ({ enabled }),
  update: (api, _, body) => api.toggleMaintenance({ body }),
  delete: (api) => api.toggleMaintenance({ body: { enabled: false } }),
});
