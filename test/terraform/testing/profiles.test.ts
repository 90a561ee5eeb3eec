// Which profile a binary is taken for.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { nameOf, type Profile, profileOf } from '../../../src/terraform/testing/index.ts';

test.each([
  ['Terraform', '1.5.7', 'Terraform 1.5'],
  ['Terraform', '1.7.5', 'Terraform 1.5'],
  ['Terraform', '1.9.8', 'Terraform 1.8'],
  ['Terraform', '1.11.4', 'Terraform 1.11'],
  ['Terraform', '1.15.5', 'Terraform 1.14'],
  ['OpenTofu', '1.9.4', 'OpenTofu 1.8'],
  ['OpenTofu', '1.12.6', 'OpenTofu 1.12'],
] as const)('%s %s is taken for %s', (product, version, name) => {
  expect(nameOf(profileOf(product, version))).toBe(name);
});

test('every core that the workflow runs has one', () => {
  const workflow = readFileSync(new URL('../../../.github/workflows/test.yml', import.meta.url), 'utf8');
  const cores = [...workflow.matchAll(/\{ core: (\w+), version: ([\d.]+)/g)].map(([, core, version]) => ({
    product: (core === 'tofu' ? 'OpenTofu' : 'Terraform') as Profile['product'],
    version: version!,
  }));
  expect(cores.length).toBeGreaterThan(4);
  for (const { product, version } of cores) expect(() => profileOf(product, version)).not.toThrow();
});

test('what is older than all is refused', () => {
  expect(() => profileOf('OpenTofu', '1.6.3')).toThrow('no profile for OpenTofu 1.6.3: it is older than all of them');
});
