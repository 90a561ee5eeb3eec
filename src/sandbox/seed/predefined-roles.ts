// The six roles every instance is born with; their numbers and permissions never change.
import { permissionByName } from '../state/permissions.ts';
import type { Role, RolePermission } from '../state/store.ts';

const editor = `
  CREATE_ADDON CREATE_CONTEXT_FIELD CREATE_FEATURE CREATE_FEATURE_STRATEGY CREATE_PROJECT CREATE_PROJECT_API_TOKEN
  CREATE_SEGMENT CREATE_STRATEGY CREATE_TAG_TYPE DELETE_ADDON DELETE_CONTEXT_FIELD DELETE_FEATURE
  DELETE_FEATURE_STRATEGY DELETE_PROJECT DELETE_PROJECT_API_TOKEN DELETE_SEGMENT DELETE_STRATEGY DELETE_TAG_TYPE
  MOVE_FEATURE_TOGGLE READ_CLIENT_API_TOKEN READ_FRONTEND_API_TOKEN READ_PROJECT_API_TOKEN
  RELEASE_PLAN_TEMPLATE_CREATE RELEASE_PLAN_TEMPLATE_UPDATE UPDATE_ADDON UPDATE_APPLICATION UPDATE_CONTEXT_FIELD
  UPDATE_FEATURE UPDATE_FEATURE_DEPENDENCY UPDATE_FEATURE_ENVIRONMENT UPDATE_FEATURE_ENVIRONMENT_VARIANTS
  UPDATE_FEATURE_STRATEGY UPDATE_FEATURE_VARIANTS UPDATE_PROJECT UPDATE_SEGMENT UPDATE_STRATEGY UPDATE_TAG_TYPE`;

const owner = `
  CREATE_FEATURE CREATE_FEATURE_STRATEGY CREATE_PROJECT_API_TOKEN DELETE_FEATURE DELETE_FEATURE_STRATEGY
  DELETE_PROJECT DELETE_PROJECT_API_TOKEN MOVE_FEATURE_TOGGLE READ_PROJECT_API_TOKEN UPDATE_FEATURE
  UPDATE_FEATURE_DEPENDENCY UPDATE_FEATURE_ENVIRONMENT UPDATE_FEATURE_ENVIRONMENT_VARIANTS UPDATE_FEATURE_STRATEGY
  UPDATE_FEATURE_VARIANTS UPDATE_PROJECT UPDATE_PROJECT_CONTEXT UPDATE_PROJECT_RELEASE_TEMPLATE
  UPDATE_PROJECT_SEGMENT`;

const member = `
  CREATE_FEATURE CREATE_FEATURE_STRATEGY CREATE_PROJECT_API_TOKEN DELETE_FEATURE DELETE_FEATURE_STRATEGY
  DELETE_PROJECT_API_TOKEN READ_PROJECT_API_TOKEN UPDATE_FEATURE UPDATE_FEATURE_DEPENDENCY
  UPDATE_FEATURE_ENVIRONMENT UPDATE_FEATURE_ENVIRONMENT_VARIANTS UPDATE_FEATURE_STRATEGY UPDATE_FEATURE_VARIANTS`;

/** Predefined roles hold their environment permissions once per environment that exists at birth. */
function grant(names: string, environments: readonly string[]): RolePermission[] {
  return names
    .trim()
    .split(/\s+/)
    .filter((name) => name !== '')
    .flatMap<RolePermission>((name) =>
      permissionByName.get(name)?.type === 'environment'
        ? environments.map((environment) => ({ name, environment }))
        : [{ name, environment: null }],
    );
}

export function predefinedRoles(environments: readonly string[]): Role[] {
  const role = (id: number, name: string, type: Role['type'], description: string, names: string): Role => ({
    id,
    name,
    type,
    description,
    permissions: grant(names, environments),
  });
  return [
    role(1, 'Admin', 'root', 'May do everything on the instance.', 'ADMIN'),
    role(2, 'Editor', 'root', 'Manages flags and most of the instance, but not users, groups and roles.', editor),
    role(3, 'Viewer', 'root', 'Reads everything except API tokens and private projects.', ''),
    role(4, 'Owner', 'project', 'Full control over one project and its members.', owner),
    role(5, 'Member', 'project', 'Works on the flags of one project.', member),
    role(6, 'Reader', 'project', 'Reads one project.', ''),
  ];
}
