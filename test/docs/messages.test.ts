// Every error that the provider can give says what to do, in its own text or on the page about messages.
import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { readPage } from '../support/documented-page.ts';

const sources = ['provider', 'src/terraform/framework'].flatMap((folder) =>
  readdirSync(fileURLToPath(new URL(`../../${folder}`, import.meta.url)), { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?!.*(generated|cdktf)\/).*\.ts$/.test(file))
    .map((file) => `${folder}/${file}`),
);

interface Message {
  readonly file: string;
  readonly summary: string;
  readonly detail: string;
}

/** What stands in a text; undefined where it is made elsewhere. */
function wordsOf(node: ts.Expression | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (!ts.isTemplateExpression(node)) return undefined;
  return node.head.text + node.templateSpans.map(({ literal }) => `…${literal.text}`).join('');
}

/** Calls of `error(summary, detail)`, whoever has the method. */
function messagesIn(file: string): Message[] {
  const found: Message[] = [];
  const source = readPage(file);
  // Most files have none, and to read them costs time.
  if (!/\berror\(/.test(source)) return [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) && /(^|\.)error$/.test(node.expression.getText())) {
      const [summary, detail] = [wordsOf(node.arguments[0]), wordsOf(node.arguments[1])];
      if (summary !== undefined && detail !== undefined) found.push({ file, summary, detail });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, source, ts.ScriptTarget.Latest, true));
  return found;
}

/** An order at the begin of a sentence or a part of it; what must be; or what there is to choose from. */
const saysWhatToDo =
  /(^|[.;:,…] |or )(Add|Allow|Apply|apply|Forget|Give|Keep|Let|List|Make|Name|Plan|plan|Remove|Restore|Run|run|Set|set|Take|Use|use|Write|write)\b|\b(must|needs|so write)\b|is not one of|It has: |The import id of/;

test('every error says what to do, or the page about messages does', () => {
  const messages = sources.flatMap(messagesIn);
  expect(messages.length).toBeGreaterThan(40);
  const page = readPage('docs/guides/troubleshooting.md');
  const dumb = messages.filter(({ summary, detail }) => !saysWhatToDo.test(detail) && !page.includes(`\`${summary}`));
  expect(dumb).toEqual([]);
});
