// API tokens of one project.
import type { Endpoints } from '../endpoint.ts';
import { BareRefusal } from '../failures/errors.ts';
import { checkWish, createApiToken, findToken, forgetToken, showReadToken, showToken } from './api-tokens.ts';
import { findProject } from '../state/find.ts';

export const projectApiTokens = {
  /** An admin token sees the tokens of every project here. */
  getProjectApiTokens: {
    needs: ['READ_PROJECT_API_TOKEN'],
    handle({ store, params, actor }) {
      const { id } = findProject(store, params.projectId);
      const tokens = [...store.apiTokens.values()].filter(
        ({ type, projects }) => actor.account === undefined || (type !== 'admin' && projects.includes(id)),
      );
      return { status: 200, body: { tokens: tokens.map(showReadToken) } };
    },
  },
  createProjectApiToken: {
    needs: ['CREATE_PROJECT_API_TOKEN'],
    handle({ store, params, body, actor }) {
      const wish = { ...body, projects: [params.projectId] };
      checkWish(wish);
      findProject(store, params.projectId);
      const token = createApiToken(store, actor, wish);
      return { status: 201, headers: { location: 'api-tokens' }, body: showToken(token) };
    },
  },
  /** Only tokens of this project alone: 400 for wider ones, 404 for none. */
  deleteProjectApiToken: {
    needs: ['DELETE_PROJECT_API_TOKEN'],
    anyContentType: true,
    handle({ store, params, actor }) {
      const token = findToken(store, params.token);
      if (token === undefined) throw new BareRefusal(404);
      if (token.projects.length !== 1 || token.projects[0] !== params.projectId) throw new BareRefusal(400);
      forgetToken(store, token, actor);
      return { status: 200 };
    },
  },
} satisfies Partial<Endpoints>;
