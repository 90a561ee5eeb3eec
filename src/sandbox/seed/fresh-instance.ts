// What a new Enterprise instance holds before anybody touches it.
import { states } from '../generated/endpoints.ts';
import { hashPassword } from '../rules/passwords.ts';
import { predefinedRoles } from './predefined-roles.ts';
import { createProject, nextId, type Store } from '../state/store.ts';

const environmentNames = ['development', 'production'];

/** `token` becomes the secret of the admin token that a server is given when it first starts. */
export function fillFreshInstance(store: Store, token: string): void {
  const now = store.now();
  for (const [index, name] of environmentNames.entries()) {
    store.environments.set(name, {
      name,
      type: name,
      enabled: true,
      protected: false,
      sortOrder: index + 2,
      requiredApprovals: null,
    });
  }
  for (const role of predefinedRoles(environmentNames)) store.roles.set(nextId(store, 'role'), role);
  const project = createProject('default', 'Default', now);
  project.description = 'Default project';
  project.environments = new Set(environmentNames);
  store.projects.set(project.id, project);
  const id = nextId(store, 'account');
  store.accounts.set(id, {
    id,
    username: 'admin',
    passwordHash: hashPassword('unleash4all'),
    rootRole: 1,
    isService: false,
    createdAt: now,
    scimId: null,
  });
  store.apiTokens.set(token, {
    secret: token,
    tokenName: 'admin',
    type: 'admin',
    environment: '*',
    projects: ['*'],
    expiresAt: null,
    createdAt: now,
  });
  store.tagTypes.set('simple', {
    name: 'simple',
    description: 'Used to simplify filtering of features',
    icon: '#',
    color: '#FFFFFF',
  });
  fillContextFields(store);
  for (const state of states) state.fill(store);
}

function fillContextFields(store: Store): void {
  const fields: [string, string, number][] = [
    ['environment', 'Allows you to constrain on application environment', 0],
    ['userId', 'Allows you to constrain on userId', 1],
    ['appName', 'Allows you to constrain on application name', 2],
    ['currentTime', 'Allows you to constrain on date values', 3],
    ['sessionId', 'Allows you to constrain on sessionId', 4],
  ];
  for (const [name, description, sortOrder] of fields) {
    const stickiness = name === 'sessionId';
    store.contextFields.set(name, {
      name,
      description,
      stickiness,
      sortOrder,
      legalValues: [],
      createdAt: store.now(),
    });
  }
}
