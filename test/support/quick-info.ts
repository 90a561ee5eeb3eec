// What an editor shows when one points at a name: TypeScript's own language service, as editors ask it.
import { dirname, join } from 'node:path';
import ts from 'typescript';

/**
 * Documentation of a name, its tags below it as `@default 3`.
 * @param dir project in whose node_modules packages are found
 * @param text source in which the name is looked up, where it stands for the first time
 */
export function quickInfo(dir: string, text: string, name: string): string {
  const file = join(dir, 'edited.ts');
  const settings: ts.CompilerOptions = {
    ...{ module: ts.ModuleKind.Node16, moduleResolution: ts.ModuleResolutionKind.Node16 },
    ...{ target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, types: [] },
  };
  const read = (path: string) => (path === file ? text : ts.sys.readFile(path));
  const service = ts.createLanguageService({
    getCompilationSettings: () => settings,
    getScriptFileNames: () => [file],
    getScriptVersion: () => '1',
    getScriptSnapshot: (path) => {
      const content = read(path);
      return content === undefined ? undefined : ts.ScriptSnapshot.fromString(content);
    },
    getCurrentDirectory: () => dirname(file),
    getDefaultLibFileName: ts.getDefaultLibFilePath,
    fileExists: (path) => path === file || ts.sys.fileExists(path),
    readFile: read,
    directoryExists: ts.sys.directoryExists,
    getDirectories: ts.sys.getDirectories,
    ...(ts.sys.realpath && { realpath: ts.sys.realpath }),
  });
  const info = service.getQuickInfoAtPosition(file, text.indexOf(name));
  if (!info) throw new Error(`an editor has nothing to show at ${name}`);
  const tags = (info.tags ?? []).map((tag) => `@${tag.name} ${ts.displayPartsToString(tag.text)}`);
  return [ts.displayPartsToString(info.documentation), ...tags].join('\n');
}
