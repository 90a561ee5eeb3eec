// The last way to sign in stays on and complete: a plan warns, and the write that would end it does not happen.
import { describe, expect, test } from 'vitest';
import { oidc, passwordLogin, role, saml } from './blocks.ts';
import { type Door, lastWay, nobodySignsIn, openDoor, said } from './plans.ts';

async function refuses({ core, world }: Door, configuration: string) {
  expect(said(await core.plan(configuration))).toEqual([lastWay]);
  const before = world.snapshot();
  expect(said(await core.apply(configuration))).toEqual([lastWay, nobodySignsIn]);
  expect(world.snapshot()).toEqual(before);
}

const errors = (texts: readonly string[]) => texts.filter((text) => text.startsWith('error'));

test('password login is not turned off while it is the only way', async () => {
  await using door = await openDoor('');
  await refuses(door, passwordLogin(false));
  expect(errors(said(await door.core.apply(passwordLogin(false, 'allow_lockout = true'))))).toEqual([]);
});

test('password login goes once another way is on, in the same run too', async () => {
  await using door = await openDoor('');
  const both = oidc(true) + passwordLogin(false, 'depends_on = [unleash_oidc.this]');
  expect(said(await door.core.plan(both))).toEqual([lastWay]);
  expect(errors(said(await door.core.apply(both)))).toEqual([]);
  expect(said(await door.core.plan(both))).toEqual([]);
});

test.each([
  ['OpenID Connect', oidc(true), [oidc(false), oidc(true, '', ''), oidc(true, '', ' ')]],
  ['SAML', saml(true), [saml(false), saml(true, '', ''), saml(true, '', ' ')]],
])('%s is neither turned off, made incomplete nor destroyed while it is the only way', async (_, on, offs) => {
  await using door = await openDoor(on);
  door.world.sandbox.store.settings.passwordLoginDisabled = true;
  for (const off of offs) await refuses(door, off);
  expect(said(await door.core.destroy())).toEqual([lastWay, nobodySignsIn]);
  door.world.sandbox.store.settings.passwordLoginDisabled = false;
  for (const off of offs) expect(errors(said(await door.core.apply(off)))).toEqual([]);
});

test('a way that is on and not complete is none', async () => {
  await using door = await openDoor(oidc(true, '', '') + saml(true, '', ''));
  await refuses(door, oidc(true, '', '') + saml(true, '', '') + passwordLogin(false));
});

test('what was turned off after the plan counts', async () => {
  await using door = await openDoor(oidc(true));
  const off = () => {
    door.world.sandbox.store.settings.oidc!.enabled = false;
  };
  expect(await door.applySaved(oidc(true) + passwordLogin(false), off)).toEqual([nobodySignsIn]);
  expect(door.world.sandbox.store.settings.passwordLoginDisabled).toBe(false);
});

test('a way that was off before does not stand in the way of plans', async () => {
  await using door = await openDoor(passwordLogin(false, 'allow_lockout = true'));
  const before = door.world.sandbox.requests.length;
  expect(said(await door.core.plan(passwordLogin(false)))).toEqual([]);
  expect(door.world.sandbox.requests.slice(before).map(({ operation }) => operation)).toEqual(['getSimpleSettings']);
});

describe.each([
  ['OpenID Connect', oidc],
  ['SAML', saml],
])('%s that makes everybody Admin', (_, way) => {
  const forAll = 'warning default_root_role Whoever signs in first becomes Admin';

  test('is warned of, by whatever role', async () => {
    await using door = await openDoor(role(['ADMIN']));
    const wide = `${role(['ADMIN'])}${way(true, 'auto_create = true\n  default_root_role = unleash_role.wide.id')}`;
    expect(said(await door.core.plan(way(true, 'auto_create = true\n  default_root_role = 1')))).toEqual([forAll]);
    expect(said(await door.core.plan(wide))).toEqual([forAll]);
    expect(said(await door.core.plan(way(true, 'auto_create = true\n  default_root_role = 3')))).toEqual([]);
    expect(said(await door.core.plan(way(true, 'auto_create = false\n  default_root_role = 1')))).toEqual([]);
  });
});

test('an identity provider that is asked without encryption is warned of', async () => {
  await using door = await openDoor('');
  const plain = (attribute: string) => `warning ${attribute} Sign-in over a connection that is not encrypted`;
  const over = (configuration: string) => configuration.replace('= "https://id', '= "HTTP://id');
  expect(said(await door.core.plan(over(oidc(true))))).toEqual([plain('discover_url')]);
  const both = saml(true, 'sign_out_url = "http://id.example.com/out"').replace(
    'https://id.example.com/sso',
    'http://id',
  );
  expect(said(await door.core.plan(both))).toEqual([plain('sign_on_url'), plain('sign_out_url')]);
});
