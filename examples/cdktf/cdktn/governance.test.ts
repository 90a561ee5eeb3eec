// Tests of the stack, without Terraform and without an Unleash: npm test
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Aspects, Testing } from 'cdktn';
import { RequireGovernance } from 'unleash-admin/cdktn/constructs';
import { Project } from 'unleash-admin/cdktn/project';
import { ProjectEnvironment } from 'unleash-admin/cdktn/project-environment';
import { Governance } from './governance';

test('two people approve changes to production', () => {
  const synthesised = Testing.synth(new Governance(Testing.app(), 'governance'));
  assert.ok(
    Testing.toHaveResourceWithProperties(synthesised, ProjectEnvironment.tfResourceType, {
      change_requests_enabled: true,
      required_approvals: 2,
    }),
  );
});

test('a project without an owner does not pass', () => {
  const stack = new Governance(Testing.app(), 'governance');
  new Project(stack, 'orphan', { id: 'orphan', name: 'Orphan' });
  Aspects.of(stack).add(new RequireGovernance());
  assert.throws(() => Testing.synth(stack, true), /The project "orphan" has no owner/);
});
