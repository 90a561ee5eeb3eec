// Findings about projects: changes to production that nobody else has to agree to, and nobody who answers for a project.
import type { Rule } from './rule.ts';

export const projects: readonly Rule[] = [
  {
    id: 'four-eyes-off',
    severity: 'error',
    fix: 'Switch change requests on there.',
    *find({ withoutFourEyes }) {
      for (const { project, environment } of withoutFourEyes) {
        const message = `Changes to ${environment} of the project ${project} need nobody else: change requests are off.`;
        yield { place: `${project}:${environment}`, message };
      }
    },
  },
  {
    id: 'project-without-owner',
    severity: 'warning',
    fix: 'Give a group the role Owner in it.',
    *find({ projects: all }) {
      // The project that every instance begins with belongs to those with root roles.
      for (const { id, isOwned } of all)
        if (!isOwned && id !== 'default') yield { place: id, message: `Nobody owns the project ${id}.` };
    },
  },
];
