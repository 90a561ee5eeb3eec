// Groups: every rule is the group service's.
const write = 'ADMIN';

export function serveGroups(controller) {
  controller.serve('getGroups', [], async ({ services }) => ({ body: { groups: await services.groups.getAll() } }));
  controller.serve('getGroup', [], async ({ params, services }) => ({
    body: await services.groups.getGroup(Number(params.groupId)),
  }));
  controller.serve('createGroup', write, async ({ body, audit, services }) => {
    const group = await services.groups.createGroup(body, audit);
    return { status: 201, headers: { location: `groups/${group.id}` }, body: group };
  });
  controller.serve('updateGroup', write, async ({ params, body, audit, services }) => ({
    body: await services.groups.updateGroup({ ...body, id: Number(params.groupId) }, audit),
  }));
  controller.serve('deleteGroup', write, async ({ params, audit, services }) => {
    await services.groups.deleteGroup(Number(params.groupId), audit);
    return {};
  });
}
