// What we rely on in answers about projects.
import * as z from 'zod/mini';

const project = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.nullish(z.string()),
  mode: z.nullish(z.string()),
});

const member = z.looseObject({
  id: z.number(),
  roleId: z.nullish(z.number()),
  roles: z.nullish(z.array(z.number())),
});

export const projectAnswers = {
  getProjects: z.looseObject({ projects: z.array(project) }),
  createProject: project,
  getProjectOverview: z.looseObject({
    name: z.string(),
    description: z.nullish(z.string()),
    mode: z.nullish(z.string()),
    defaultStickiness: z.nullish(z.string()),
    featureLimit: z.nullish(z.number()),
    featureNaming: z.nullish(
      z.looseObject({
        pattern: z.nullish(z.string()),
        example: z.nullish(z.string()),
        description: z.nullish(z.string()),
      }),
    ),
    linkTemplates: z.nullish(z.array(z.looseObject({ title: z.nullish(z.string()), urlTemplate: z.string() }))),
    environments: z.nullish(z.array(z.looseObject({ environment: z.string() }))),
  }),
  getProjectAccess: z.looseObject({
    roles: z.array(z.looseObject({ id: z.number(), name: z.string(), type: z.string() })),
    users: z.array(member),
    groups: z.array(member),
  }),
  getProjectChangeRequestConfig: z.array(
    z.looseObject({
      environment: z.string(),
      changeRequestEnabled: z.boolean(),
      requiredApprovals: z.nullish(z.number()),
    }),
  ),
};
