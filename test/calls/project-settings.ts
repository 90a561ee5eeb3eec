// Calls about the settings of a project, and its archive.
import fc from 'fast-check';
import type { AreaCalls } from './area-calls.ts';
import { call, expectCall } from './call.ts';
import { projectIds, shop, vault } from './rich-instance.ts';
import * as some from './some.ts';

export const calls: AreaCalls = {
  sequence: [
    expectCall('getProjectOverview', 200, { projectId: 'default' }),
    expectCall('getProjectOverview', 404, { projectId: 'none' }),
  ],
  generated: () => {
    const { body, call, project, several } = some;
    const mode = fc.constantFrom('open', 'protected', 'private');
    const settings = body({
      mode,
      featureNaming: fc.record(
        {
          pattern: fc.constantFrom('[a-z]+', 'a b', '', null, '\\d+', '('),
          example: fc.constantFrom('abc', '12', '', null),
          description: fc.constantFrom('Small letters', '', null),
        },
        { requiredKeys: ['pattern'] },
      ),
      linkTemplates: several(
        fc.record(
          {
            title: fc.constantFrom('Code', null, ''),
            urlTemplate: fc.constantFrom('https://x.example.com/{{feature}}', 'x'),
          },
          { requiredKeys: ['urlTemplate'] },
        ),
      ),
    });
    const params = { projectId: project };
    return [
      call(4, 'updateProjectEnterpriseSettings', { ...params, body: settings }),
      call(2, 'archiveProject', { ...params }),
      call(1, 'reviveProject', { ...params }),
      call(1, 'getProjectOverview', { ...params }),
    ];
  },
  rich: () => [
    call('updateProjectEnterpriseSettings', {
      ...shop,
      body: { mode: 'private', featureNaming: { pattern: 'shop.+' }, linkTemplates: [] },
    }),
    call('updateProjectEnterpriseSettings', { ...vault, body: { mode: 'open' } }),
    call('archiveProject', shop),
    call('archiveProject', vault),
    call('reviveProject', { projectId: 'attic' }),
    ...projectIds.map((projectId) => call('getProjectOverview', { projectId })),
  ],
};
