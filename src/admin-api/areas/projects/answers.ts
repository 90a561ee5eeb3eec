// What we rely on in answers about projects.
import * as z from 'zod/mini';

const project = z.looseObject({
  id: z.string(),
  name: z.string(),
  description: z.nullish(z.string()),
  mode: z.nullish(z.string()),
});

export const answers = {
  getProjects: z.looseObject({ projects: z.array(project) }),
  createProject: project,
};
