// Who has which role in a project: the rules are the project service's, but replacing all access is put together here.
const read = ['UPDATE_PROJECT', 'PROJECT_USER_ACCESS_READ', 'PROJECT_USER_ACCESS_WRITE'];
const write = ['UPDATE_PROJECT', 'PROJECT_USER_ACCESS_WRITE'];

export function serveProjectAccess(controller) {
  controller.serve('getProjectAccess', read, async ({ params, services }) => ({
    body: await services.projects.getAccessToProject(params.projectId),
  }));
  controller.serve('addAccessToProject', write, async ({ params, body, audit, services }) => {
    const { roles, groups, users } = body;
    await services.projects.addAccess(params.projectId, roles, groups, users, audit);
    return {};
  });
  controller.serve('setProjectAccess', write, async ({ params, body, audit, services }) => {
    await replaceAccess(services, params.projectId, body.roles, audit);
    return {};
  });
  for (const [kind, Kind] of [
    ['user', 'User'],
    ['group', 'Group'],
  ]) {
    const idOf = (params) => Number(params[`${kind}Id`]);
    controller.serve(`setRolesFor${Kind}`, write, async ({ params, body, audit, services }) => {
      await services.projects[`setRolesFor${Kind}`](params.projectId, idOf(params), body.roles, audit);
      return {};
    });
    controller.serve(`remove${Kind}Access`, write, async ({ params, audit, services }) => {
      await services.projects[`remove${Kind}Access`](params.projectId, idOf(params), audit);
      return {};
    });
  }
}

const notHeld = () =>
  Object.assign(new Error('User tried to grant role they did not have access to'), { name: 'InvalidOperationError' });

/** The package can only add and remove, and has no event for this. */
async function replaceAccess({ access, projects }, project, roles, audit) {
  const before = await projects.getAccessToProject(project);
  for (const { id } of before.users) await access.removeUserAccess(project, id);
  for (const { id } of before.groups) await access.removeGroupAccess(project, id);
  const ids = [...new Set(roles.map(({ id }) => id))];
  if (!(await projects.isAllowedToAddAccess(audit, project, ids))) throw notHeld();
  if (ids.length > 0) await access.addAccessToProject(ids, [], [], project, audit.username);
  for (const { id, users = [], groups = [] } of roles) {
    await access.addAccessToProject([id], groups, users, project, audit.username);
  }
}
