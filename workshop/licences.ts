// Under which licences other people's packages may be here, and why. A package under another one fails the tests.

/** Asks for nothing but that its text comes along: such a package may be inside of what we pass on. */
export const permissive: readonly string[] = [
  ...['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'BlueOak-1.0.0'],
  // Its NOTICE comes along, too.
  'Apache-2.0',
];

/** Asks for more of those who pass it on. Such a package only helps to make or to test, and is inside of nothing. */
export const onlyUsed: { readonly [licence: string]: string } = {
  'CC0-1.0': 'gives up all rights but those of patents, which a list of names has none of',
  'MPL-2.0': 'changes of its own files stay open; we make none',
  'Public Domain': 'nobody claims rights in it',
  'Python-2.0': 'asks for a list of changes; we make none',
};

/** Programs that a test starts in a process of their own, in folders of the workshop. */
export const foreignPrograms: { readonly [name: string]: string } = {
  'unleash-server': 'AGPL-3.0-or-later: unchanged, installed by whoever runs the tests, and spoken to over HTTP',
};

/** Of alternatives such as `(MIT OR GPL-3.0-or-later)` we take the one that fits. */
export const isUnder = (expression: string, licences: readonly string[]): boolean =>
  expression
    .replace(/[()]/g, '')
    .split(' OR ')
    .some((licence) => licences.includes(licence));
