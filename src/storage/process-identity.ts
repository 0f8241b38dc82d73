/** Names a running process so that a pid used again by another process, a reboot or a container is noticed. */
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';

export interface ProcessIdentity {
  readonly pid: number;
  /** Where the pid has a meaning: one boot of one machine and one pid namespace of it. */
  readonly scope: string;
  /** The kernel's start time of the process, null where the system does not tell (not Linux). */
  readonly started: string | null;
}

function scope(): string {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot}/${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}

/** State letter and start time of a process from /proc, null where there is none. */
function kernelView(pid: number): { state: string; started: string } | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // Fields after the command name, which stands in brackets and may itself contain spaces and brackets.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { state: fields[0]!, started: fields[19]! };
  } catch {
    return null;
  }
}

export function thisProcess(): ProcessIdentity {
  return { pid: process.pid, scope: scope(), started: kernelView(process.pid)?.started ?? null };
}

/** Whether the process still runs; null when its pid means nothing here (another machine, boot or container). */
export function stillRuns(identity: ProcessIdentity): boolean | null {
  if (identity.scope !== scope()) return null;
  try {
    process.kill(identity.pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  const view = kernelView(identity.pid);
  if (view === null || identity.started === null) return true;
  const dead = view.state === 'Z' || view.state === 'X';
  return !dead && view.started === identity.started;
}
