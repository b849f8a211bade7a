import { generateKeyPairSync, sign } from 'node:crypto';
import { beijingTime } from '../../shared/base/clock.ts';
import { caseIdOf, messageIdOf } from '../../shared/cases/message-id.node.ts';
import type { CaseMessage, ReportContent } from '../../shared/sync/protocol.ts';
import { postCase } from './cases.ts';
import type { PlatformUnit } from './clients.ts';
import type { Platform } from './server.ts';

export interface OthersReport {
  /** 获取单位. */
  readonly unit: PlatformUnit;
  readonly docNo: string;
  readonly words: string;
  readonly content: ReportContent;
}

/**
 * An error report of another unit, from a workstation of its own that is enrolled, signs, and is never opened again: it
 * goes the whole way of every report, and the office passes it on as it passes on all others.
 */
export function reportFromElsewhere({ state, office }: Platform, { unit, docNo, words, content }: OthersReport): string {
  const now = state.clock.now();
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const client = state.clients.add(unit, publicKey.export({ format: 'der', type: 'spki' }).toString('base64'), now);
  const opening = { kind: 'errorReport', unit: unit.uscc, docNo, words, content: { ...content }, attachments: [] } as const;
  const said = {
    ...opening,
    attachments: [],
    caseId: caseIdOf({ ...opening, attachments: [] }),
    step: 'report',
    seen: 0,
  } as const;
  const message: CaseMessage = {
    format: 'tax-liaison-case/1',
    messageId: messageIdOf({ ...said, attachments: [] }),
    ...said,
    clientId: client.clientId,
    attachments: [],
    preparedBy: unit.officer.name,
    approvedBy: unit.officer.name,
    at: beijingTime(now),
  };
  const payload = JSON.stringify(message);
  const signature = sign(null, Buffer.from(payload), privateKey).toString('base64');
  const answered = postCase(state, office, client, {
    message: { format: 'signed/1', alg: 'Ed25519', keyId: client.clientId, payload, signature },
  });
  if (answered.status !== 201) throw new Error(`the report of ${unit.name} was not taken: ${JSON.stringify(answered)}`);
  return message.caseId;
}
