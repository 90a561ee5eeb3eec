// Terraform and OpenTofu as Go builds them from their modules, where nobody hands out archives of them: any version, into the cache.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const products = {
  terraform: { module: 'github.com/hashicorp/terraform', command: '' },
  opentofu: { module: 'github.com/opentofu/opentofu', command: '/cmd/tofu' },
} as const;

/** Such as `opentofu@1.12.6`. @returns path of the binary @throws Error where Go, the module or its parts cannot be had */
export function buildCore(name: string): string {
  const [, product = '', version = ''] = /^(terraform|opentofu)@(\d+\.\d+\.\d+)$/.exec(name) ?? [];
  if (product === '') throw new Error(`"${name}" names no core: write terraform@1.5.7, or opentofu@1.12.6`);
  const { module, command } = products[product as keyof typeof products];
  const dir = fileURLToPath(new URL(`../.cache/cores/${product}-${version}/`, import.meta.url));
  const binary = join(dir, product === 'opentofu' ? 'tofu' : product);
  if (existsSync(binary)) return binary;
  mkdirSync(dir, { recursive: true });
  const go = (...args: string[]) =>
    execFileSync('go', args, { cwd: dir, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 26 });
  const { GoMod } = JSON.parse(go('mod', 'download', '-json', `${module}@v${version}`)) as { readonly GoMod: string };
  for (const [path, text] of Object.entries(aroundCore({ module, version }, readFileSync(GoMod, 'utf8')))) {
    mkdirSync(dirname(join(dir, path)), { recursive: true });
    writeFileSync(join(dir, path), text);
  }
  // Without it the version that it tells ends with -dev.
  const released = `-s -w -X ${module}/version.dev=no`;
  go('build', '-mod=mod', '-trimpath', '-ldflags', released, '-o', `draft-${process.pid}`, module + command);
  renameSync(join(dir, `draft-${process.pid}`), binary);
  return binary;
}

/**
 * The files of a module that needs nothing but the core, and replaces what it replaces. A replacement that is a folder beside it
 * is in no module that can be had: these are backends that keep state elsewhere, and each becomes one that nobody can use.
 */
export function aroundCore(
  { module, version }: { readonly module: string; readonly version: string },
  goMod: string,
): { readonly [path: string]: string } {
  const language = /^go .*$/m.exec(goMod)?.[0] ?? '';
  const replacements = [...goMod.matchAll(/^(?:replace|\t)\s*(\S+)( \S+)? => (\S+)(.*)$/gm)];
  const isLocal = (target: string) => target.startsWith('./');
  const lines = replacements.map(([, path, at = '', target = '', rest]) => `replace ${path}${at} => ${target}${rest}`);
  const absent = replacements
    .filter(([, , , target = '']) => isLocal(target))
    .flatMap(([, path = '', , target = '']) => [
      [`${target}/go.mod`, `module ${path}\n\n${language}\n`],
      [`${target}/absent.go`, absentBackend(module, path)],
    ]);
  const own = ['module core', language, `require ${module} v${version}`, lines.join('\n')];
  return { 'go.mod': `${own.join('\n\n')}\n`, ...Object.fromEntries(absent) };
}

const absentBackend = (module: string, path: string) => `package ${path.split('/').at(-1)}

import "${module}/internal/backend"

func New() backend.Backend { panic("this backend is left out") }
`;
