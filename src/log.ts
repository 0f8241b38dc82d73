/** The program's log: one JSON object a line, on stderr. It never holds what a visitor sent. */

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export const logLevels: readonly LogLevel[] = ['debug', 'info', 'warn', 'error', 'silent'];

export type Log = (
  level: Exclude<LogLevel, 'silent'>,
  message: string,
  facts?: Readonly<Record<string, unknown>>,
) => void;

/** A log that leaves out what is less important than `least`. */
export function createLog(least: LogLevel, write: (line: string) => void, clock: () => Date): Log {
  const threshold = logLevels.indexOf(least);
  return (level, message, facts = {}) => {
    if (logLevels.indexOf(level) < threshold) return;
    write(JSON.stringify({ time: clock().toISOString(), level, message, ...facts }));
  };
}
