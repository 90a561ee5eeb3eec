// What is to be said of Bun and of the libraries that are in it, and of the C library; Bun's package in npm brings no licence along.
import { readFileSync } from 'node:fs';

const libraries = {
  MIT: 'brotli, ls-hpack, ls-qpack, lsquic, mimalloc, picohttpparser, c-ares, libuv, libdeflate, uucode, acorn, polyfills of Node modules, and parts that were esbuild',
  'BSD-2-Clause': 'libbase64, libspng',
  'BSD-3-Clause': 'lol-html, libwebp, zstd, libjpeg-turbo, parts of lsquic',
  'Apache-2.0': 'simdutf, uSockets, uWebSockets, highway, parts of TigerBeetle and of LLVM',
  Zlib: 'zlib-ng',
  'LGPL-2.1': 'JavaScriptCore and WebKit, tinycc',
  'licences of their own': 'BoringSSL, ICU, libarchive',
};

const runtimeNotice = `Bun is the runtime in this executable, under the MIT License: https://github.com/oven-sh/bun
Names of environment variables were changed in it, and nothing else.

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and associated
documentation files (the "Software"), to deal in the Software without restriction, including without limitation the
rights to use, copy, modify, merge, publish, distribute, sublicense, and/or sell copies of the Software, and to permit
persons to whom the Software is furnished to do so, subject to the following conditions: The above copyright notice and
this permission notice shall be included in all copies or substantial portions of the Software. THE SOFTWARE IS PROVIDED
"AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF
MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT
HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE,
ARISING FROM, OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.

Libraries in Bun, by their licences; https://github.com/oven-sh/bun/blob/main/LICENSE.md links each:
${Object.entries(libraries)
  .map(([license, names]) => `- ${license}: ${names}`)
  .join('\n')}

This software is based in part on the work of the Independent JPEG Group.

JavaScriptCore may be changed and linked anew: build Bun with it as the page above says, put its executable in the place of
the one in .cache/packages, and run npm run build:executables in the sources of this program.`;

/** What the libraries above ask to pass on whole. */
export const runtimeTexts: readonly string[] = [runtimeNotice, textOf('LGPL-2.1'), textOf('Apache-2.0')];

/** @param version as Debian has it, such as `2.36-8cross1` */
export const cLibraryNotice = (
  version: string,
) => `The files in lib/ beside the program are those of Debian's package, unchanged, and
under the GNU Lesser General Public License 2.1, whose text is above. Any other glibc may take their place. Their sources, as
Debian has them for everybody: https://snapshot.debian.org/package/glibc/${version.replace(/cross\d+$/, '')}/`;

function textOf(license: string): string {
  return readFileSync(new URL(`./licenses/${license}.txt`, import.meta.url), 'utf8').trim();
}
