import { residentId, uscc } from '../makers.ts';
import { company, person } from '../names.ts';
import type { Random } from '../random.ts';

export interface Party {
  readonly name: string;
  /** 证件类型: 201 identity card, 102 business licence. */
  readonly kind: '201' | '102';
  readonly id: string;
}

/** A person, or with this chance a company. */
export const party = (n: number, random: Random, companies: number): Party =>
  random.chance(companies) ? { name: company(n), kind: '102', id: uscc(n) } : { name: person(n), kind: '201', id: residentId(n) };

/** Somebody else: counterparties are taken from far away, so that nobody deals with himself. */
export const other = (n: number, which: number): number => n + which * 1_000_003;
