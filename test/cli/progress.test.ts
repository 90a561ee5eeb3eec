// Progress: one line for the person who looks on, after a second, and nothing in a pipe.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { progress } from '../../src/cli/progress.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function terminal(): Terminal & { readonly shown: readonly string[] } {
  const shown: string[] = [];
  return {
    ...{ shown, status: (text: string) => void shown.push(text), out: () => {}, err: () => {} },
    ...{
      env: {},
      program: '/nowhere/unleash-admin',
      cwd: '/',
      isTTY: true,
      columns: 30,
      signal: new AbortController().signal,
    },
  };
}

test('work of less than a second is not told of', () => {
  const screen = terminal();
  const { show, end } = progress(screen);
  show('reads users');
  vi.advanceTimersByTime(999);
  end();
  vi.advanceTimersByTime(10_000);
  expect(screen.shown).toEqual([]);
});

test('after a second the latest is shown, then each as it comes, and nothing stays', () => {
  const screen = terminal();
  const { show, end } = progress(screen);
  show('reads users');
  show('reads roles');
  vi.advanceTimersByTime(1000);
  show('reads \u001b[2Jprojects');
  show('x'.repeat(100));
  end();
  expect(screen.shown.slice(0, 2)).toEqual(['reads roles', 'reads projects']);
  expect(screen.shown[2]!.length).toBeLessThan(30);
  expect(screen.shown.at(-1)).toBe('');
});

test('a pipe is told nothing', () => {
  const { status: _, ...pipe } = terminal();
  const { show, end } = progress(pipe);
  show('reads users');
  vi.advanceTimersByTime(5000);
  expect(end).not.toThrow();
});
