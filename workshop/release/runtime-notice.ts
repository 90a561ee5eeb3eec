// What is to be said of Bun and of the libraries that are in it; its package in npm brings no licence along.

const libraries = {
  MIT: 'brotli, ls-hpack, ls-qpack, lsquic, mimalloc, picohttpparser, c-ares, libuv, libdeflate, uucode, acorn, and polyfills of Node modules',
  'BSD-2-Clause': 'libbase64, libspng',
  'BSD-3-Clause': 'lol-html, libwebp, zstd, libjpeg-turbo, parts of lsquic',
  'Apache-2.0': 'simdutf, uSockets, uWebSockets, highway, parts of TigerBeetle and of LLVM',
  Zlib: 'zlib-ng',
  'LGPL-2.1': 'JavaScriptCore and WebKit, tinycc',
  'licences of their own': 'BoringSSL, ICU, libarchive',
};

export const runtimeNotice = `Bun is the runtime in this executable, under the MIT License: https://github.com/oven-sh/bun
Its environment variables were renamed in it; nothing else was changed.

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

JavaScriptCore may be changed and linked anew: build Bun with it as the page above says, put its executable in the place of
the one in .cache/packages, and run npm run build:executables in the sources of this program.`;
