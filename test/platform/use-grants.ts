import { createHash } from 'node:crypto';
import { beijingTime } from '../../shared/base/clock.ts';
import { type UseGrantStatement, useGrantSchema } from '../../shared/cases/message.ts';
import type { PlatformState } from './state.ts';

/** What the sharing authority allots (第十三条): everything but what the platform itself puts on it. */
export type Allotted = Pick<UseGrantStatement, 'provider' | 'dataset' | 'fields' | 'purpose' | 'from' | 'until'> &
  Partial<Pick<UseGrantStatement, 'id' | 'docNo' | 'state'>>;

/** States a use right, signed, in the feed of the unit that may use it. Answers its id. */
export function allotUse(state: PlatformState, uscc: string, allotted: Allotted): string {
  const { dataset, fields, purpose, from, until } = allotted;
  const content = JSON.stringify([uscc, dataset, fields, purpose, from, until]);
  const id = allotted.id ?? `u${createHash('sha256').update(content).digest('hex').slice(0, 20)}`;
  const grant = useGrantSchema.parse({
    format: 'tax-liaison-use/1',
    docNo: null,
    state: 'granted',
    ...allotted,
    id,
    unit: uscc,
    at: beijingTime(state.clock.now()),
  });
  const revoked = grant.state === 'revoked';
  state.inbox.push(uscc, 'grant', {
    text: revoked ? `使用授权已收回（${dataset}）` : `新的使用授权（${dataset}），至 ${until}`,
    textEn: revoked ? `A use right was revoked (${dataset})` : `A new use right (${dataset}), until ${until}`,
    grant: state.keys.receipt.sign(JSON.stringify(grant)),
  });
  return id;
}
