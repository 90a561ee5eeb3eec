/** Log lines on stderr in the form that Terraform understands: one JSON object a line (hclog). */

type Level = 'trace' | 'debug' | 'info' | 'warn' | 'error';
const levels: readonly string[] = ['trace', 'debug', 'info', 'warn', 'error'] satisfies Level[];

type Write = (message: string, fields?: { readonly [name: string]: unknown }) => void;

export type Logger = { readonly [L in Level]: Write };

interface FilteredLogger extends Logger {
  /** Whether lines of this level are written, for those whose making costs something. */
  writes(level: Level): boolean;
}

interface LoggerOptions {
  /** The last part of `TF_LOG_PROVIDER_<NAME>`, and the module named in each line. */
  readonly name: string;
  readonly env: { readonly [name: string]: string | undefined };
  /** Applied to every text before it is written: cut secrets out here. */
  readonly redact?: (text: string) => string;
  readonly write?: (line: string) => void;
}

/** Writes errors, or whatever level `TF_LOG_PROVIDER_<NAME>`, `TF_LOG_PROVIDER` or `TF_LOG` names; `off` is silence. */
export function createLogger({
  name,
  env,
  redact = (text) => text,
  write = writeToStderr,
}: LoggerOptions): FilteredLogger {
  const lowest = lowestLevel(name, env);
  const writes = (level: Level) => levels.indexOf(level) >= lowest;
  const logAt = (level: Level): Write => {
    if (!writes(level)) return () => {};
    return (message, fields = {}) => {
      const line = { '@level': level, '@message': message, '@module': name, '@timestamp': timestamp(), ...fields };
      write(`${JSON.stringify(line, (_key, value: unknown) => plain(value, redact))}\n`);
    };
  };
  return {
    trace: logAt('trace'),
    debug: logAt('debug'),
    info: logAt('info'),
    warn: logAt('warn'),
    error: logAt('error'),
    writes,
  };
}

function lowestLevel(name: string, env: LoggerOptions['env']): number {
  const upper = name.toUpperCase().replaceAll('-', '_');
  const wanted = env[`TF_LOG_PROVIDER_${upper}`] || env.TF_LOG_PROVIDER || env.TF_LOG || 'error';
  if (wanted.toLowerCase() === 'json') return 0;
  const index = levels.indexOf(wanted.toLowerCase());
  if (index >= 0) return index;
  // Terraform takes a level that it does not know as trace.
  return wanted.toLowerCase() === 'off' ? levels.length : 0;
}

function plain(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (typeof value === 'bigint') return String(value);
  return value instanceof Error ? redact(value.message) : value;
}

// With any other number of fractional digits Terraform takes the whole line for plain text.
function timestamp(): string {
  return new Date().toISOString().replace('Z', '000Z');
}

function writeToStderr(line: string): void {
  process.stderr.write(line);
}
