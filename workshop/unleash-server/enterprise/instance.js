// What may be granted, and who may reach what.
export function serveInstance(controller) {
  controller.serve('getPermissions', [], async ({ services }) => ({
    body: { version: 1, permissions: await services.access.getPermissions() },
  }));
  controller.serve('getAccessOverview', 'ADMIN', async ({ services }) => ({
    body: { overview: await services.access.getUserAccessOverview() },
  }));
}
