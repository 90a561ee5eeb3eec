// Environments: there is a store and no service, so what a create refuses is decided here; what a delete takes along is the database's.
const write = 'ADMIN';

export function serveEnvironments(controller) {
  controller.serve('createEnvironment', write, async ({ body, services }) => {
    const { name, type, enabled = true, sortOrder, requiredApprovals } = body;
    if (await services.environments.exists(name)) throw nameExists(name);
    const environment = await services.environments.create({ name, type, enabled, sortOrder, requiredApprovals });
    return { status: 201, headers: { location: `environments/${name}` }, body: environment };
  });
  controller.serve('updateEnvironment', write, async ({ params, body, services }) => {
    const before = await services.environments.get(params.name);
    const { type, sortOrder, requiredApprovals } = { ...before, ...body };
    return { body: await services.environments.update({ type, sortOrder, requiredApprovals }, params.name) };
  });
  controller.serve('removeEnvironment', write, async ({ params, services }) => {
    await services.environments.get(params.name);
    await services.environments.delete(params.name);
    return {};
  });
}

function nameExists(name) {
  return Object.assign(new Error(`Environment with name ${name} already exists`), { name: 'NameExistsError' });
}
