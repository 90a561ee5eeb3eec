// What Linux starts: a script that runs the program in lib/, by the loader beside it where the system has no glibc.

/**
 * @param program its name in `lib/`
 * @param loader its name in `lib/`, and in the directory where a system with glibc has its own
 */
export function launcher(program: string, loader: string): string {
  const system = loader.includes('x86-64') ? '/lib64' : '/lib';
  return `#!/bin/sh
# Runs ${program}. Where musl is the C library, as on Alpine, the glibc in lib/ serves it.
self=$0
while [ -L "$self" ]; do
  target=$(readlink "$self")
  case $target in /*) self=$target ;; *) self=\${self%/*}/$target ;; esac
done
lib=\${self%/*}/lib
for musl in /lib/ld-musl-*; do break; done
if [ -e ${system}/${loader} ] && [ ! -e "$musl" ]; then exec "$lib/${program}" "$@"; fi
exec "$lib/${loader}" --library-path "$lib" "$lib/${program}" "$@"
`;
}
