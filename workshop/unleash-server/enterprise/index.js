// The enterprise routes that the open-source package has services for: a second witness for what the sandbox answers.
import {
  AccountStore,
  createAccessService,
  createPatService,
  createProjectService,
  EnvironmentStore,
} from 'unleash-server';
import { serveEnvironments } from './environments.js';
import { serveGroups } from './groups.js';
import { serveInstance } from './instance.js';
import { serveProjectAccess } from './project-access.js';
import { serveProjects } from './projects.js';
import { serveRoles } from './roles.js';
import { EnterpriseController } from './route.js';
import { serveServiceAccountTokens } from './service-account-tokens.js';

/** A `preRouterHook` for `start`. */
export function mountEnterprise(app, config, services, db) {
  app.use('/api/admin', hidePrivateProjects(services.privateProjectChecker));
  const { openApiService } = services;
  const servicesOn = (handle) => ({
    access: createAccessService(handle, config),
    groups: services.transactionalGroupService(handle),
    projects: createProjectService(handle, config),
    pats: createPatService(handle, config),
    environments: new EnvironmentStore(handle, config.eventBus, config),
    accounts: new AccountStore(handle, config.getLogger),
  });
  const controller = new EnterpriseController(config, { openApiService, servicesOn, db });
  for (const serve of [
    serveRoles,
    serveGroups,
    serveProjects,
    serveProjectAccess,
    serveEnvironments,
    serveServiceAccountTokens,
    serveInstance,
  ]) {
    serve(controller);
  }
  app.use(controller.router);
}

/** Routes ask the request whether its project may be seen; who answers is left to the edition. */
function hidePrivateProjects(checker) {
  return (request, _response, next) => {
    request.checkPrivateProjectPermissions = async () => {
      const { user, params } = request;
      if (user?.id === undefined || params.projectId === undefined) return true;
      return checker.hasAccessToProject(user.id, params.projectId);
    };
    next();
  };
}
