// RequireGovernance beyond single projects: all problems at once, other aspects, several stacks, and its own settings.
import { expect, test } from 'vitest';
import { owned, problemsIn } from './governance-scene.ts';
import { describeBoth } from './workbench.ts';

describeBoth('required governance', (workbench) => {
  test('says everything that is wrong at once', () => {
    const problems = problemsIn(workbench, (scope, { project }) => {
      for (const id of ['p', 'q']) new project.Project(scope, id, { id, name: id });
    });
    expect(problems).toContain('[test/p] The project "p" has no owner.');
    expect(problems).toContain('[test/q] The project "q" has no owner.');
  });

  test('looks at what other aspects leave behind', () => {
    const problems = problemsIn(workbench, (scope, unleash, { framework }) => {
      const { id } = owned(scope, unleash);
      const address = { projectId: id, environmentName: 'production', requiredApprovals: 2 };
      const environment = new unleash.projectEnvironment.ProjectEnvironment(scope, 'e', address);
      framework.Aspects.of(scope).add({
        visit: (node) => {
          if (node === environment) environment.addOverride('required_approvals', 1);
        },
      });
    });
    expect(problems).toContain('asks for 1; the baseline is 2.');
  });

  test('says the same when the stack is synthesised again', () => {
    const { framework, constructs, unleash, stack, synth } = workbench();
    const scope = stack();
    new unleash.project.Project(scope, 'p', { id: 'p', name: 'P' });
    framework.Aspects.of(scope).add(new constructs.RequireGovernance());
    const message = () => {
      try {
        return synth(scope);
      } catch (error) {
        return (error as Error).message;
      }
    };
    expect(message()).toContain('[test/p] The project "p" has no owner.');
    expect(message()).toBe(message());
  });

  test('finds owners in another stack of the app', () => {
    const { constructs, unleash, app, stack } = workbench();
    const build = (role: number) => {
      const whole = app();
      const projects = stack('projects', whole);
      const access = stack('access', whole);
      const project = new unleash.project.Project(projects, 'p', { id: 'p', name: 'P' });
      // A namesake whose owner must not be taken for the project's.
      owned(access, unleash, 'p');
      new unleash.projectMember.ProjectMember(access, 'm', { project: project.id, member: 'user:3', roles: [role] });
      constructs.RequireGovernance.everywhere(whole);
      return () => whole.synth();
    };
    expect(build(4)).not.toThrow();
    expect(build(5)).toThrow('[projects/p] The project "p" has no owner.');
  });

  test('reaches stacks that come after it', () => {
    const { constructs, unleash, app, stack } = workbench();
    const whole = app();
    constructs.RequireGovernance.everywhere(whole);
    const late = stack('late', whole);
    new unleash.project.Project(late, 'p', { id: 'p', name: 'P' });
    expect(() => whole.synth()).toThrow('[late/p] The project "p" has no owner.');
  });

  test('refuses a baseline that Unleash cannot keep', () => {
    const { constructs } = workbench();
    expect(() => new constructs.RequireGovernance({ approvals: { production: 0 } })).toThrow(
      'RequireGovernance: approvals["production"] is 0. The number of approvals is a whole number from 1 to 10.',
    );
  });
});
