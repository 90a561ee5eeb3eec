// Tells the person who looks on what a long piece of work is at; nothing where it is short, or nobody looks on.
import { printable, shorten } from '../text/index.ts';
import type { Terminal } from './terminal.ts';

interface Progress {
  /** What the work is at. */
  show(text: string): void;
  /** To be called however the work ends: what was shown goes away. */
  end(): void;
}

/** Milliseconds; of less nobody needs to hear. */
const soon = 1000;
const widest = 80;

export function progress({ status, columns = widest }: Terminal): Progress {
  if (!status) return { show: () => {}, end: () => {} };
  let latest = '';
  let isShown = false;
  const write = () => status(shorten(printable(latest), columns - 1));
  const timer = setTimeout(() => {
    isShown = true;
    if (latest !== '') write();
  }, soon);
  return {
    show(text) {
      latest = text;
      if (isShown) write();
    },
    end() {
      clearTimeout(timer);
      if (isShown) status('');
    },
  };
}
