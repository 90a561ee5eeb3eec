// A project that is marked as production has change requests wherever it matters.
import { fits } from '../../exceptions/index.ts';
import { NotKnown } from '../facts/index.ts';
import { defineRule, parameter } from '../rule.ts';

export const taggedChangeRequests = defineRule({
  id: 'tagged-change-requests',
  severity: 'critical',
  title: 'Projects tagged production have change requests',
  explanation:
    'Whoever marks a project as production says that its flags are switched with four eyes: in each of its environments but those in which people try things out.',
  fix: 'Set change_requests_enabled = true in unleash_project_environment, or take the tag from the description of the project.',
  controls: { soc2: ['CC8.1'], iso27001: ['A.8.32'], nist80053: ['CM-3'] },
  requires: 'enterprise',
  parameters: {
    tags: parameter.texts(['#production'], 'words in the description of a project that mark it as production'),
    projects: parameter.texts([], 'ids of projects that are production without a tag; `*` stands for any text'),
    except: parameter.texts(['development', 'test'], 'types or names of environments in which people try things out'),
  },
  subjects: (facts) => facts.all('unleash_project_environment'),
  judge: (environment, facts, { tags, projects, except }) => {
    const [id, name] = [environment.text('project_id') ?? '', environment.text('environment_name') ?? ''];
    if ([name, facts.environmentType(name)].some((one) => one !== undefined && except.includes(one))) return undefined;
    if (environment.isOn('change_requests_enabled')) return undefined;
    if (!projects.some((pattern) => fits(pattern, id))) {
      const project = facts.find('unleash_project', id);
      if (!project) throw new NotKnown(`Whether the project ${id} is tagged is not known`);
      const words = project.text('description')?.split(/\s+/) ?? [];
      if (!tags.some((tag) => words.includes(tag))) return undefined;
    }
    return `The project ${id} is tagged production, and has no change requests in ${name}.`;
  },
});
