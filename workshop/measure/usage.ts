// What a running terraform and the providers that it starts use, read from /proc while they run (Linux).
import { readdirSync, readFileSync } from 'node:fs';

export interface Usage {
  /** User and system time in ms. */
  readonly cpuMs: number;
  /** Largest resident memory in MB. */
  readonly peakMb: number;
}

interface Watch {
  /** Ends the watch: what terraform itself used, and each of its providers in the order of their start. */
  stop(): { readonly terraform: Usage; readonly providers: readonly Usage[] };
}

const everyMs = 20;
/** The kernel counts in hundredths of a second for every program (USER_HZ). */
const tickMs = 10;

export const canWatch = process.platform === 'linux';

/** A process is seen every 20 ms, so what it does after that and before its end is not. */
export function watch(pid: number): Watch {
  const seen = new Map<number, Usage>();
  const look = () => {
    for (const one of [pid, ...childrenOf(pid)]) {
      const usage = usageOf(one);
      if (usage) seen.set(one, usage);
    }
  };
  look();
  const timer = setInterval(look, everyMs);
  return {
    stop() {
      clearInterval(timer);
      const { [String(pid)]: terraform = { cpuMs: 0, peakMb: 0 }, ...providers } = Object.fromEntries(seen);
      return { terraform, providers: Object.values(providers) };
    },
  };
}

function childrenOf(pid: number): number[] {
  const tasks = attempt(() => readdirSync(`/proc/${pid}/task`)) ?? [];
  return tasks.flatMap((task) => {
    const children = attempt(() => readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')) ?? '';
    return children.split(' ').filter(Boolean).map(Number);
  });
}

/** Undefined when the process is gone, or has ended and waits for its parent to notice. */
function usageOf(pid: number): Usage | undefined {
  const stat = attempt(() => readFileSync(`/proc/${pid}/stat`, 'utf8'));
  const status = attempt(() => readFileSync(`/proc/${pid}/status`, 'utf8'));
  const peak = /^VmHWM:\s+(\d+) kB/m.exec(status ?? '')?.[1];
  if (stat === undefined || peak === undefined) return undefined;
  // The name in parentheses may hold spaces; the numbers after it count from the third field on (proc_pid_stat(5)).
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return { cpuMs: (Number(fields[11]) + Number(fields[12])) * tickMs, peakMb: Number(peak) / 1024 };
}

/** Processes end while they are looked at. */
function attempt<T>(look: () => T): T | undefined {
  try {
    return look();
  } catch {
    return undefined;
  }
}
