// What a reviewer should look at, by rule: how many, how grave, what to do, and whom it is about.
import type { Finding, Review } from '../access/index.ts';
import { type Markup, markup } from './markup.ts';
import { titleOf } from './titles.ts';

/** So many messages of one rule are listed; the table below has all that are about somebody. */
const listed = 200;

export function findingsSection({ findings }: Review): Markup {
  const rules = new Map<string, Finding[]>();
  for (const finding of findings) {
    const known = rules.get(finding.id);
    if (known) known.push(finding);
    else rules.set(finding.id, [finding]);
  }
  return markup`<section aria-labelledby="findings"><h2 id="findings">Findings</h2>
${rules.size === 0 ? markup`<p>Nothing was found.</p>` : [...rules].map(([id, found]) => ruleOf(id, found))}
</section>`;
}

function ruleOf(id: string, found: readonly Finding[]): Markup {
  const [{ severity, fix }] = found as readonly [Finding];
  const isAboutSomebody = found.some(({ subject }) => subject !== null);
  const rest = found.length - listed;
  return markup`
<details class="rule ${severity}">
<summary><span class="badge ${severity}">${severity}</span> <span class="title">${titleOf(id)}</span> <span class="count">${found.length}</span></summary>
<p>${fix}</p>
<ul>${found.slice(0, listed).map(({ message }) => markup`<li dir="auto">${message}</li>`)}${rest > 0 ? markup`<li>and ${rest} more</li>` : null}</ul>
${isAboutSomebody ? markup`<p><button type="button" data-finding="${titleOf(id)}">Show their grants<span class="unseen">: ${titleOf(id)}</span></button></p>` : null}
</details>`;
}
