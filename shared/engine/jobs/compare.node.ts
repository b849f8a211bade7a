import type { CallContext } from '../../base/call.ts';
import type { Result } from '../../base/result.ts';
import { ok } from '../../base/result.ts';
import type { Cipher } from '../../store/open.node.ts';
import type { Store } from '../../store/tx.ts';
import type { EffectGroup, RepinEffect } from '../../submissions/repin/model.ts';
import { type CompileInput, compile } from '../../validation/compile.ts';
import { type Finding, groupKey } from '../../validation/model.ts';
import { sayFinding } from '../../validation/words.ts';
import type { Jobs } from './pool.node.ts';
import type { PastRequest } from './protocol.node.ts';

export interface CompareJobDeps {
  readonly store: Store;
  readonly cipher: Cipher;
  readonly jobs: Jobs;
}

/** Checks, and the former batches they look back to. */
export interface Checks {
  readonly compile: CompileInput;
  readonly past: PastRequest | null;
}

/** A draft's rows as they are, and as they would be checked: other checks, cells under other columns. */
export interface Comparison {
  readonly sid: number;
  readonly before: Checks;
  readonly after: Checks;
  /** For each field of `after`, its cell in the rows as they are. */
  readonly columns: readonly (number | null)[];
}

type Group = { key: string; title: EffectGroup['title']; severity: EffectGroup['severity']; before: number; after: number };

/** Checks the same rows twice and keeps only what differs. Nothing is written. */
export async function compareDraft(
  deps: CompareJobDeps,
  { sid, before, after, columns }: Comparison,
  context: CallContext,
): Promise<Result<RepinEffect>> {
  const { store, jobs } = deps;
  const groups: Group[] = [];
  const places = new Map<string, number>();
  /** Groups found in a row by the present checks; what the others find too is taken out again. */
  const found = new Map<number, number[]>();
  const affected = new Set<number>();

  const groupOf = (finding: Finding, side: 'before' | 'after', speaker: Parameters<typeof sayFinding>[1]): number | null => {
    if (finding.severity === 'info') return null;
    const key = `${finding.severity}|${groupKey(finding)}`;
    let place = places.get(key);
    if (place === undefined) {
      place = groups.length;
      places.set(key, place);
      const title = { zh: sayFinding(finding, speaker, 'zh').title, en: sayFinding(finding, speaker, 'en').title };
      groups.push({ key, title, severity: finding.severity, before: 0, after: 0 });
    }
    const group = groups[place];
    if (group) group[side]++;
    return place;
  };

  const pass = ({ compile: input, past }: Checks, side: 'before' | 'after', projection: Comparison['columns'] | null) => {
    const validator = compile(input);
    if (!validator.ok) return Promise.resolve(validator);
    const { path, rawKey } = store;
    const rids: number[] = [];
    const take = (finding: Finding, rid: number | undefined): void => {
      const group = groupOf(finding, side, validator.value);
      if (group === null || rid === undefined) return;
      const known = found.get(rid);
      if (side === 'before') {
        if (known) known.push(group);
        else found.set(rid, [group]);
        return;
      }
      const at = known?.indexOf(group) ?? -1;
      if (known && at >= 0) known.splice(at, 1);
      else affected.add(rid);
    };
    return jobs.run(
      {
        kind: 'check',
        sid,
        store: { path, rawKey: new Uint8Array(rawKey), cipher: deps.cipher },
        compile: input,
        past,
        ...(projection === null ? {} : { columns: projection }),
      },
      {
        signal: context.signal,
        onProgress: context.progress,
        onChunk(chunk) {
          rids.push(...chunk.rids);
          for (const { at, finding } of chunk.findings) take(finding, chunk.rids[at]);
          // What is said of the batch as a whole counts in its group and touches no row.
          for (const { place, finding } of chunk.batch ?? []) take(finding, place === null ? undefined : rids[place]);
        },
      },
    );
  };

  const was = await pass(before, 'before', null);
  if (!was.ok) return was;
  const is = await pass(after, 'after', columns);
  if (!is.ok) return is;
  for (const [rid, left] of found) if (left.length > 0) affected.add(rid);
  const changed = groups.filter((group) => group.before !== group.after);
  changed.sort((a, b) => b.after - b.before - (a.after - a.before) || (a.key < b.key ? -1 : 1));
  return ok({ rows: is.value.rows, affected: affected.size, groups: changed });
}
