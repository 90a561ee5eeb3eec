// The table can fail: providers that get faults wrong, each in its own way, are found out.
import { expect, test } from 'vitest';
import type { HandlerOf, ProviderHandlers, ResponseOf } from '../../../src/terraform/protocol/index.ts';
import { members } from '../../../workshop/catalog.ts';
import { faults, tryFaults } from '../../support/faults/index.ts';

type Applied = ResponseOf<'ApplyResourceChange'>;
type Read = ResponseOf<'ReadResource'>;

const member = members.find(({ type }) => type === 'unleash_tag_type')!;
const failed = ({ diagnostics = [] }: Pick<Applied, 'diagnostics'>) => diagnostics.length > 0;

/** What is wrong with a provider that changes its answers to failed applies and reads, by what it is. */
async function problemsOf(change: (answer: Applied & Read) => Applied & Read): Promise<string> {
  const spoil =
    <R extends 'ApplyResourceChange' | 'ReadResource'>(handle: HandlerOf<R>) =>
    async (...given: Parameters<HandlerOf<R>>) => {
      const answer = (await (handle as (...all: typeof given) => Promise<Applied & Read>)(...given)) as Applied & Read;
      return failed(answer) ? change(answer) : answer;
    };
  const disturb = (handlers: ProviderHandlers): ProviderHandlers => ({
    ...handlers,
    ApplyResourceChange: spoil<'ApplyResourceChange'>(handlers.ApplyResourceChange!),
    ReadResource: spoil<'ReadResource'>(handlers.ReadResource!),
  });
  const calls = ({ method }: { method: string }) => method !== 'GET';
  const { problems } = await tryFaults(member, {
    faults: () => faults.filter(({ name }) => name === '403'),
    calls,
    disturb,
  });
  return problems.join('\n');
}

const nothing = { msgpack: new Uint8Array([0xc0]), json: new Uint8Array() };

test('one that is right is left alone', async () => {
  expect(await problemsOf((answer) => answer)).toBe('');
});

test('one that is silent', async () => {
  expect(await problemsOf((answer) => ({ ...answer, diagnostics: [] }))).toContain('said nothing, and did not do it');
});

test('one that says everything twice', async () => {
  expect(
    await problemsOf((answer) => ({ ...answer, diagnostics: [...answer.diagnostics!, ...answer.diagnostics!] })),
  ).toContain('2 errors');
});

test('one that does not say what it is about', async () => {
  const unnamed = (answer: Applied & Read) => answer.diagnostics!.map((one) => ({ ...one, summary: 'Failed' }));
  expect(await problemsOf((answer) => ({ ...answer, diagnostics: unnamed(answer) }))).toContain(
    'names no unleash_tag_type',
  );
});

test('one that does not say why', async () => {
  const mute = (answer: Applied & Read) => answer.diagnostics!.map((one) => ({ ...one, detail: 'Something failed.' }));
  expect(await problemsOf((answer) => ({ ...answer, diagnostics: mute(answer) }))).toContain(
    'does not say /lacks the permission',
  );
});

test('one that forgets what it made', async () => {
  expect(await problemsOf((answer) => ({ ...answer, new_state: nothing }))).toMatch(
    /orphaned: tagTypes\.team(.|\n)*was dropped from state by an update/,
  );
});
