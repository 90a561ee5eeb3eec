// src/review-page/generated/browser.ts: the script and the style of the page, as texts that the page is written with.
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { notice } from './notice.ts';

const folder = fileURLToPath(new URL('../../src/review-page/browser/', import.meta.url));

/** The script keeps its names: whoever is handed a page can read what it does. */
export async function renderReviewPage(): Promise<Map<string, string>> {
  const bundle = async (entry: string) => {
    const { outputFiles } = await build({
      absWorkingDir: folder,
      entryPoints: [entry],
      ...{ bundle: true, write: false, format: 'iife', platform: 'browser', target: 'es2022' },
      ...{ charset: 'utf8', legalComments: 'none', logLevel: 'silent' },
    });
    return outputFiles[0]!.text;
  };
  const texts = { script: await bundle('main.ts'), style: await bundle('page.css') };
  const constants = Object.entries(texts).map(([name, text]) => `\nexport const ${name} = ${JSON.stringify(text)};\n`);
  return new Map([['src/review-page/generated/browser.ts', notice + constants.join('')]]);
}
