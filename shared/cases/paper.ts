/**
 * A letter on its way inside the unit (单位审签): written, reviewed, signed, numbered and handed to the outbox. Nothing
 * leaves the unit without the liaison officer's signature and a number of its own.
 */
export const paperStates = ['draft', 'review', 'signed', 'queued', 'sent'] as const;
export type PaperState = (typeof paperStates)[number];

export type PaperAct = 'submit' | 'sendBack' | 'sign' | 'file' | 'takeBack' | 'receive';

const acts: Readonly<Record<PaperAct, { readonly from: readonly PaperState[]; readonly to: PaperState }>> = {
  submit: { from: ['draft'], to: 'review' },
  sendBack: { from: ['review', 'signed'], to: 'draft' },
  sign: { from: ['review'], to: 'signed' },
  file: { from: ['signed'], to: 'queued' },
  takeBack: { from: ['queued'], to: 'signed' },
  receive: { from: ['queued', 'sent'], to: 'sent' },
};

/** The state after an act; null when it may not happen then. */
export function paperAfter(state: PaperState, act: PaperAct): PaperState | null {
  return acts[act].from.includes(state) ? acts[act].to : null;
}
