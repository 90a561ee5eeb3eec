// What one piece of the sources does, no other does again.
import { expect, test } from 'vitest';
import { isGenerated, sources, textOf } from './sources.ts';

const made = sources.filter((file) => /^(bin|provider|src|workshop|bench)\//.test(file) && !isGenerated(file));

// src/terraform has no need of other rooms, and looks for itself.
test.each([
  ['whether JSON is an object', /!== null && !Array\.isArray\(/, 'src/json/index.ts', /^src\/terraform\//],
  ['whether there is such a day', /toISOString\(\)\.startsWith\(/, 'src/text/is-day.ts', undefined],
  ['escapes in HTML and XML', /'&lt;'/, 'src/text/escape-markup.ts', undefined],
])('%s', (_, words, place, aside) => {
  expect(made.filter((file) => words.test(textOf(file)) && !aside?.test(file))).toEqual([place]);
});

test("nobody asks Node's own whether a text is an address, which Node 20 gets wrong once it is asked often", () => {
  expect(made.filter((file) => /URL\.canParse\(/.test(textOf(file)))).toEqual([]);
});
