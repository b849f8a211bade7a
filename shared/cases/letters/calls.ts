import { z } from 'zod';
import { call, nothing } from '../../base/call.ts';
import {
  type LetterInHand,
  type LetterKind,
  letterAttachmentSchema,
  letterInHandSchema,
  letterKinds,
  letterSchema,
} from './model.ts';
import type { FontRole, LetterPage } from './page.ts';
import { citationSchema, type Filled, type LetterTemplate, letterTemplateSchema } from './templates.ts';

const kind = z.enum(letterKinds);

export const lettersCalls = {
  /** The texts of all kinds, the unit's own where it has them. */
  'letters.templates': call('session', nothing).returns<LetterTexts>(),
  /** Makes a text the unit's own; null gives it back as delivered. */
  'letters.setTemplate': call(
    'liaison',
    z.object({ kind, template: letterTemplateSchema.nullable() }).strict(),
  ).returns<LetterTexts>(),
  /** What a kind of letter stands on; null gives it back as delivered. */
  'letters.setCitation': call('liaison', z.object({ kind, citation: citationSchema.nullable() }).strict()).returns<LetterTexts>(),
  /** A letter of the kind's template and the facts given; date and unit are ours. */
  'letters.draft': call(
    'session',
    z
      .object({
        kind,
        facts: z.record(z.string().max(40), z.string().max(20_000)),
        attachments: z.array(letterAttachmentSchema).max(20).optional(),
        copies: z.array(z.string().max(100)).max(30).optional(),
      })
      .strict(),
  ).returns<Filled>(),
  /** The letter by hand that was being written; null when there is none. */
  'letters.inHand': call('session', nothing).returns<LetterInHand | null>(),
  'letters.keep': call('preparer', letterInHandSchema).returns<undefined>(),
  /** Pages `from` … as they will be printed (counted from 0), and what the fonts of this computer can do. */
  'letters.preview': call(
    'session',
    z.object({ letter: letterSchema, from: z.number().int().min(0), count: z.number().int().min(1).max(20) }).strict(),
  ).returns<LetterPreview>(),
} as const;

export interface LetterTexts {
  readonly kinds: readonly {
    readonly kind: LetterKind;
    readonly template: LetterTemplate;
    readonly citation: string;
    /** Facts its places may name. */
    readonly facts: readonly string[];
    readonly own: { readonly template: boolean; readonly citation: boolean };
  }[];
}

export interface LetterPreview {
  readonly pages: readonly LetterPage[];
  readonly total: number;
  readonly fonts: readonly FontChoice[];
  /** Characters no font of this computer has: the PDF cannot be made with them. */
  readonly missing: readonly string[];
}

export interface FontChoice {
  readonly role: FontRole;
  readonly wanted: string;
  /** What it is drawn with here; null when there is nothing for it. */
  readonly used: string | null;
  /** It is not the font of the standard. */
  readonly replaced: boolean;
}
