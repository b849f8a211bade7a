import type { Tx } from '../store/tx.ts';
import type { CasesDeps } from './ports.node.ts';
import { addStep, insertCase } from './queries.node.ts';

type Desk = Pick<CasesDeps, 'clock'> & { readonly unit: { readonly name: string } };
type Begun = Pick<Parameters<typeof insertCase>[1], 'id' | 'kind' | 'title' | 'other_uscc' | 'other_name' | 'paper_words'>;

/** A matter this unit begins: its first paper is a draft on this desk, and its first step says who drafted it. Answers its number. */
export function beginCase(deps: Desk, tx: Tx, officer: string, begun: Begun): number {
  const now = deps.clock.now();
  const cid = insertCase(tx, {
    ...begun,
    side: 'asker',
    status: 'action',
    paper_purpose: 'report',
    paper_state: 'draft',
    prepared_by: officer,
    created_at: now,
    updated_at: now,
  });
  addStep(tx, cid, {
    messageId: null,
    step: 'drafted',
    party: 'asker',
    unit: deps.unit.name,
    who: officer,
    at: now,
    words: '',
    docNo: null,
    due: null,
    proof: 'here',
    receiptNo: null,
    content: '{}',
  });
  return cid;
}
