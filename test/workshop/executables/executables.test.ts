// What goes into self-contained executables, on small files: the real ones are built and run in a full run.
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { closeSwitches } from '../../../workshop/executables/bun.ts';
import { closeEngineSwitch } from '../../../workshop/executables/engine-switch.ts';
import { launcher } from '../../../workshop/executables/launcher.ts';
import { platformOf } from '../../../workshop/executables/platforms.ts';
import { signMachO } from '../../../workshop/executables/sign-mach-o.ts';
import { readSignature } from '../../support/mach-o-pages.ts';

test('no switch of the runtime keeps its name, and nothing else changes', () => {
  const runtime = Buffer.from(
    '\0BUN_OPTIONS\0BUN_1.2\0process.env.BUN_BE_BUN;BUN_INSPECTBUN_INSPECT_PRELOADNODE_CHANNEL_FD\0mimalloc_\0NODE_EXTRA_CA_CERTS\xff',
    'latin1',
  );
  const closed = closeSwitches(runtime, 'linux-x64');
  expect(closed.toString('latin1')).toBe(
    '\0B$N_OPTIONS\0BUN_1.2\0process.env.B$N_BE_BUN;B$N_INSPECTB$N_INSPECT_PRELOADN$DE_CHANNEL_FD\0m$malloc_\0NODE_EXTRA_CA_CERTS\xff',
  );
  expect(closed.length).toBe(runtime.length);
});

test('a runtime that hides its switches is not shipped', () => {
  expect(() => closeSwitches(Buffer.from('BUN_1.2'), 'linux-x64')).toThrow('Bun for linux-x64 has no switches');
});

describe('the switch of the engine', () => {
  const letters = [...'BUN_JSC_'].map((letter) => letter.charCodeAt(0));
  /** `cmp byte [r14 + i], letter` and `jne`, as compilers write them. */
  const amd64 = Buffer.from(
    letters.flatMap((letter, index) => [0x41, 0x80, ...(index ? [0x7e, index] : [0x3e]), letter, 0x75, 0xe5]),
  );
  /** `ldrb w9, [x8, #i]`, `cmp w9, #letter` and `b.ne`. */
  const arm64 = Buffer.from(
    letters.flatMap((letter, index) =>
      [0x39400109 | (index << 10), 0x7100013f | (letter << 10), 0x54ffff01].flatMap(bytesOf),
    ),
  );

  test.each([
    ['linux-x64', amd64, amd64.indexOf('U'), [0x24]],
    ['darwin-aarch64', arm64, 16, bytesOf(0x7100013f | (0x24 << 10))],
  ])('is turned to a name that nobody has for %s, and nothing else changes', (target, code, at, changed) => {
    const runtime = Buffer.concat([Buffer.from('BUN_JSC_\0'), code, Buffer.from('end')]);
    const expected = Buffer.from(runtime);
    expected.set(changed, 9 + at);
    closeEngineSwitch(runtime, target);
    expect(runtime).toEqual(expected);
    expect(() => closeEngineSwitch(runtime, target)).toThrow(`Bun for ${target} asks for BUN_JSC_ in 0 places`);
  });

  test('that is in two places is not shipped', () => {
    expect(() => closeEngineSwitch(Buffer.concat([amd64, amd64]), 'windows-x64')).toThrow('in 2 places instead of one');
  });
});

test('a platform without executables is refused with those that there are', () => {
  expect(() => platformOf('plan9_amd64')).toThrow('no executables for plan9_amd64, only for linux_amd64, linux_arm64');
});

function bytesOf(word: number): number[] {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(word >>> 0);
  return [...bytes];
}

/** A program in `lib/` that prints where it runs and what it is given, with the launcher before it. */
function launchable(): { readonly dir: string; readonly start: string } {
  const dir = mkdtempSync(join(tmpdir(), 'launch it '));
  onTestFinished(() => rmSync(dir, { recursive: true }));
  mkdirSync(join(dir, 'package/lib'), { recursive: true });
  const start = join(dir, 'package/program');
  // Where this test runs without glibc, the loader is asked to run it.
  const print = '#!/bin/sh\nfor argument; do printf "<%s>" "$argument"; done\n';
  writeFileSync(join(dir, 'package/lib/program'), print);
  writeFileSync(
    join(dir, 'package/lib/loader.so'),
    '#!/bin/sh\nshift 3\nfor argument; do printf "<%s>" "$argument"; done\n',
  );
  writeFileSync(start, launcher('program', 'loader.so'));
  for (const file of ['lib/program', 'lib/loader.so', 'program']) chmodSync(join(dir, 'package', file), 0o755);
  return { dir, start };
}

const given = ['a b', '', '*', '$HOME'];
const printed = '<a b><><*><$HOME>';

test('the launcher hands on each argument as it is', () => {
  const { start } = launchable();
  expect(execFileSync(start, given, { encoding: 'utf8' })).toBe(printed);
});

test('the launcher finds its program through links, absolute and relative ones', () => {
  const { dir, start } = launchable();
  symlinkSync(start, join(dir, 'absolute'));
  symlinkSync('absolute', join(dir, 'relative'));
  expect(execFileSync(join(dir, 'relative'), given, { encoding: 'utf8' })).toBe(printed);
});

/** The smallest file that has what a signature is about: three pages, two segments and a signature that is no longer right. */
function machO(): Buffer {
  const [pages, old] = [3 * 4096 - 100, 500];
  const file = Buffer.alloc(pages + old, 7);
  for (const [index, value] of [0xfeedfacf, 0x0100000c, 0, 2, 3, 160, 0, 0].entries())
    file.writeUInt32LE(value, 4 * index);
  segment(file, 32, '__TEXT', 0, 4096);
  segment(file, 104, '__LINKEDIT', 8192, pages + old - 8192);
  for (const [index, value] of [0x1d, 16, pages, old].entries()) file.writeUInt32LE(value, 176 + 4 * index);
  return file;
}

function segment(file: Buffer, start: number, name: string, offset: number, size: number): void {
  file.writeUInt32LE(0x19, start);
  file.writeUInt32LE(72, start + 4);
  file.fill(0, start + 8, start + 24).write(name, start + 8);
  file.writeBigUInt64LE(BigInt(offset), start + 40);
  file.writeBigUInt64LE(BigInt(size), start + 48);
}

test('what is signed for macOS has its pages in its signature, and a changed page shows', () => {
  const signed = signMachO(machO());
  expect(readSignature(signed)).toEqual({ pages: 3, bad: 0, whole: true });
  signed[5000]! ^= 1;
  expect(readSignature(signed)).toEqual({ pages: 3, bad: 1, whole: true });
  expect(signMachO(signMachO(machO()))).toEqual(signMachO(machO()));
});

test('what is no executable of macOS is not signed', () => {
  expect(() => signMachO(Buffer.alloc(64))).toThrow('This is no Mach-O file of 64 bit');
});
