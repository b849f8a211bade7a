import { existsSync, readFileSync } from 'node:fs';

/**
 * The most memory this process has had, in KiB. Linux begins `maxRSS` of a process with what its parent had when it was
 * started; its own peak is told elsewhere.
 */
export function peakMemory(): number {
  const told = '/proc/self/status';
  const own = existsSync(told) ? /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(told, 'utf8'))?.[1] : undefined;
  return own === undefined ? process.resourceUsage().maxRSS : Number(own);
}
