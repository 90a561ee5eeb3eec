// What an editor shows through terraform-ls: the description of an attribute with its values and default, and names to complete.
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { buildProvider } from '../../workshop/built-provider.ts';
import { withMirror } from '../../workshop/cli-configuration.ts';
import { patiently } from '../../workshop/patience.ts';
import { Editor, terraformLs } from '../../workshop/terraform-ls.ts';
import { createWorkspace } from '../../workshop/terraform.ts';

const binary = await terraformLs();

const main = `terraform {
  required_providers {
    unleash = {
      source = "unleash-admin/unleash"
    }
  }
}

resource "unleash_banner" "freeze" {
  message = "Code freeze"
  variant = "warning"
  enabled = true

}
`;

interface Hover {
  readonly contents: { readonly value: string };
}
interface Completion {
  readonly items: readonly { readonly label: string; readonly documentation?: unknown }[];
}

test.skipIf(!binary)('hovering explains an attribute, and its name is completed', async () => {
  const built = await buildProvider();
  const workspace = createWorkspace({ files: { 'main.tf': main } });
  workspace.write('.terraformrc', withMirror(built.dist, join(workspace.dir, 'mirror')));
  expect(await workspace.run('init', '-input=false')).toMatchObject({ code: 0 });
  const editor = new Editor(binary!, { ...process.env, TF_CLI_CONFIG_FILE: join(workspace.dir, '.terraformrc') });
  try {
    await editor.open(workspace.dir);
    const file = join(workspace.dir, 'main.tf');
    editor.show(file, main);
    // It asks terraform for the schema meanwhile.
    const hover = await vi.waitUntil(async () => {
      const found = (await editor.at('hover', file, main, 'variant', 2)) as Hover | null;
      return found?.contents.value.includes('color') ? found : undefined;
    }, patiently);
    expect(hover.contents.value).toContain('One of `info`, `success`, `warning` or `error`. Default: `"info"`.');
    const type = (await editor.at('hover', file, main, 'unleash_banner', 2)) as Hover;
    expect(type.contents.value).toContain('https://docs.getunleash.io/concepts/banners');
    const { items } = (await editor.at('completion', file, main, '\n\n}', 1)) as Completion;
    const offered = items.find(({ label }) => label === 'sticky');
    expect(JSON.stringify(offered?.documentation)).toContain('Default: false.');
  } finally {
    editor.close();
    workspace.dispose();
    built.dispose();
  }
});
