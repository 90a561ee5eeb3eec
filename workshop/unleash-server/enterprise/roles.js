// Roles: every rule is the access service's.
const read = ['ADMIN', 'READ_ROLE'];
const write = 'ADMIN';

export function serveRoles(controller) {
  controller.serve('getRoles', read, async ({ services }) => ({
    body: { version: 1, roles: await services.access.getRoles() },
  }));
  controller.serve('getRoleById', read, async ({ params, services }) => ({
    body: await services.access.getRole(Number(params.roleId)),
  }));
  controller.serve('createRole', write, async ({ body, audit, services }) => ({
    body: { version: 1, roles: await services.access.createRole(body, audit) },
  }));
  controller.serve('updateRole', write, async ({ params, body, audit, services }) => ({
    body: {
      version: 1,
      roles: await services.access.updateRole({ ...body, id: Number(params.roleId) }, audit),
    },
  }));
  controller.serve('deleteRole', write, async ({ params, audit, services }) => {
    await services.access.deleteRole(Number(params.roleId), audit);
    return {};
  });
  controller.serve('validateRole', write, async ({ body, services }) => {
    await services.access.validateRole(body);
    return {};
  });
}
