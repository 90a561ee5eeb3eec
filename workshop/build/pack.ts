// Packs the chunks of a program into one file that runs its start without reading, let alone compiling, the rest.
import { type Metafile, transform } from 'esbuild';

interface Chunks {
  /** Code of each chunk as ECMAScript modules, by file name such as `chunk-A1.js`. */
  readonly code: ReadonlyMap<string, string>;
  /** The chunk that runs first. */
  readonly entry: string;
  /** Chunks that a chunk imports before it runs, in contrast to those that it may import later. */
  imports(chunk: string): readonly string[];
}

/** From what esbuild says of a build with `splitting` and one entry point. */
export function chunksOf(
  outputs: readonly { readonly path: string; readonly text: string }[],
  { outputs: about }: Metafile,
  entryPoint: string,
): Chunks {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  const facts = new Map(Object.entries(about).map(([path, output]) => [nameOf(path), output]));
  const entry = [...facts].find(([, output]) => output.entryPoint === entryPoint)?.[0];
  if (entry === undefined) throw new Error(`the build has no entry point ${entryPoint}`);
  return {
    code: new Map(outputs.map(({ path, text }) => [nameOf(path), text])),
    entry,
    imports: (chunk) =>
      facts
        .get(chunk)!
        .imports.filter(({ kind, external }) => kind === 'import-statement' && !external)
        .map(({ path }) => nameOf(path)),
  };
}

/**
 * One CommonJS file. What the entry needs to start is at its top. Each other chunk stands in a comment at its end, which an
 * engine passes over at the speed of reading, and is compiled when it is imported.
 */
export async function pack(chunks: Chunks): Promise<string> {
  const first = closure(chunks);
  const modules = await Promise.all(
    [...chunks.code].map(async ([name, code]) => [name, await toCommonJs(importThroughLoader(code, chunks))] as const),
  );
  const later = modules.filter(([name]) => !first.has(name)).map(([name, code]) => [name, hide(code)] as const);
  const places: Record<string, readonly [fromEnd: number, length: number]> = {};
  let fromEnd = closing.length;
  for (const [name, code] of later.toReversed()) {
    const length = Buffer.byteLength(code);
    fromEnd += length;
    places[name] = [fromEnd, length];
  }
  const inline = modules
    .filter(([name]) => first.has(name))
    .map(([name, code]) => `${JSON.stringify(name)}(module,exports,require,$import){${code}}`);
  const tail = `/*${later.map(([, code]) => code).join('')}${closing}`;
  return `#!/usr/bin/env node\n${loader(inline, places, chunks.entry)}\n${tail}`;
}

function closure({ entry, imports }: Chunks): ReadonlySet<string> {
  const found = new Set([entry]);
  for (const name of found) for (const needed of imports(name)) found.add(needed);
  return found;
}

/** What esbuild makes of `import()` in CommonJS copies the module each time. */
const importThroughLoader = (code: string, chunks: Chunks) =>
  [...chunks.code.keys()].reduce((text, name) => text.replaceAll(`import("./${name}")`, `$import("./${name}")`), code);

/** ASCII wherever esbuild can escape, which it cannot in patterns: then the engine keeps one byte for each character. */
async function toCommonJs(code: string): Promise<string> {
  const converted = await transform(code.replace(/^#!.*\n/, ''), {
    format: 'cjs',
    platform: 'node',
    target: 'node20',
    charset: 'ascii',
    supported: { 'dynamic-import': false },
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
  });
  return converted.code;
}

const closing = '*/\n';

/** The end of a comment inside the code would end the comment around it. */
const hide = (code: string) => code.replaceAll('*/', '*\\x2f');

const loader = (inline: readonly string[], places: object, entry: string) => `"use strict";
const parts={${inline.join(',\n')}},places=${JSON.stringify(places)},loaded=new Map();
let file;
function compile(name){
file??=require("node:fs").readFileSync(__filename);
const[fromEnd,length]=places[name],start=file.length-fromEnd;
return require("node:vm").compileFunction(file.toString("utf8",start,start+length).replaceAll("*\\\\x2f","*/"),["module","exports","require","$import"],{filename:__filename+"/"+name});
}
function load(name){
let module=loaded.get(name);
if(!module){
module={exports:{}};
loaded.set(name,module);
(parts[name]??compile(name))(module,module.exports,(path)=>path.startsWith("./")?load(path.slice(2)):require(path),async(path)=>load(path.slice(2)));
}
return module.exports;
}
load(${JSON.stringify(entry)});`;
