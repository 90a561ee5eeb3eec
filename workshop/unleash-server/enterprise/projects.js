// Projects: every rule is the project service's. The package stores no change requests, so those wished for are echoed. An admin token is nobody and owns nothing.
const settings = ['UPDATE_PROJECT', 'PROJECT_SETTINGS_WRITE'];

export function serveProjects(controller) {
  controller.serve('getProjects', [], async ({ query, user, services }) => {
    const projects = await services.projects.getProjects({ archived: query.archived }, user.id);
    return { body: { version: 1, projects: await services.projects.addOwnersToProjects(projects) } };
  });
  controller.serve('validateProject', 'CREATE_PROJECT', async ({ body, services }) => {
    await services.projects.validateId(body.id);
    return {};
  });
  controller.serve('createProject', 'CREATE_PROJECT', async ({ body, user, audit, services }) => {
    const echo = async (environments) => environments;
    const project = await services.projects.createProject(body, user.isAPI ? {} : user, audit, echo);
    return { status: 201, headers: { location: `projects/${project.id}` }, body: project };
  });
  controller.serve('updateProject', settings, async ({ params, body, audit, services }) => {
    await services.projects.updateProject({ ...body, id: params.projectId }, audit);
    return {};
  });
  controller.serve('updateProjectEnterpriseSettings', settings, async ({ params, body, audit, services }) => {
    await services.projects.updateProjectEnterpriseSettings({ ...body, id: params.projectId }, audit);
    return {};
  });
  controller.serve('deleteProject', 'DELETE_PROJECT', async ({ params, user, audit, services }) => {
    await services.projects.deleteProject(params.projectId, user, audit);
    return {};
  });
  controller.serve('archiveProject', 'DELETE_PROJECT', async ({ params, audit, services }) => {
    await services.projects.archiveProject(params.projectId, audit);
    return {};
  });
  controller.serve('reviveProject', 'DELETE_PROJECT', async ({ params, audit, services }) => {
    await services.projects.reviveProject(params.projectId, audit);
    return {};
  });
}
