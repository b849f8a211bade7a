import { z } from 'zod';

/** 错误报告函, 复函, 联络员调整函, 书面说明, 逾期报送申请, 使用申请. */
export const letterKinds = ['errorReport', 'reply', 'liaisonChange', 'statement', 'latePermit', 'useRequest'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** 加急, 特急. No secrecy marks: a state secret must never come near this network (第十五条). */
export const urgencies = ['none', 'urgent', 'veryUrgent'] as const;
export type Urgency = (typeof urgencies)[number];

const line = (most: number) => z.string().max(most);

/** A detail table, printed landscape over as many pages as it needs. */
export const letterTableSchema = z
  .object({
    columns: z
      .array(
        z
          .object({
            title: line(100),
            /** Share of the width, against the other columns. */
            weight: z.number().positive().max(100),
            align: z.enum(['left', 'center', 'right']).optional(),
          })
          .strict(),
      )
      .min(1)
      .max(16),
    rows: z.array(z.array(line(4000)).max(16)).max(20_000),
  })
  .strict();
export type LetterTable = z.infer<typeof letterTableSchema>;

/** One 附件: its name stands below the text; a table makes it part of the letter, else it is named only. */
export const letterAttachmentSchema = z.object({ name: line(200), table: letterTableSchema.nullable() }).strict();
export type LetterAttachment = z.infer<typeof letterAttachmentSchema>;

/** A letter as a person reads it, without any geometry. Everything printed from it is in here. */
export const letterSchema = z
  .object({
    kind: z.enum(letterKinds),
    /** 发文机关标志: the unit's full name or its accepted abbreviation, without “文件”. */
    agency: line(60),
    /** 发文字号, typed by the unit (`郑财函〔2026〕15号`); empty: a blank for the unit's office to fill in by hand. */
    number: line(60),
    /** 份号, six digits; empty: none. */
    copyNumber: line(6),
    urgency: z.enum(urgencies),
    /** A line break in it is kept; else the lines are broken in a trapezoid. */
    title: line(200),
    /** 主送机关, without the colon; several are separated as they are to be printed. */
    addressee: line(400),
    /** Paragraphs, one a line. Those that begin 一、 or （一） are heads in their fonts, up to their first full stop. */
    body: line(60_000),
    attachments: z.array(letterAttachmentSchema).max(20),
    /** 发文机关署名. `seal`: laid out for a seal to be put over it. */
    signature: z.object({ name: line(60), seal: z.boolean() }).strict(),
    /** 成文日期, `YYYY-MM-DD`. */
    date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/),
    /** 附注: contact and telephone, without the brackets; empty: none. */
    note: line(200),
    /** 抄送. */
    copies: z.array(line(100)).max(30),
  })
  .strict();
export type LetterContent = z.infer<typeof letterSchema>;

/** The letter by hand that is being written, kept from one window to the next. `blanks`: facts nobody gave. */
export const letterInHandSchema = z.object({ letter: letterSchema, blanks: z.array(line(40)).max(40) }).strict();
export type LetterInHand = z.infer<typeof letterInHandSchema>;

export const letterFormats = ['pdf', 'docx'] as const;
export type LetterFormat = (typeof letterFormats)[number];

/** A letter with nothing in it, to be filled. */
export const emptyLetter = (kind: LetterKind, date: string): LetterContent => ({
  kind,
  agency: '',
  number: '',
  copyNumber: '',
  urgency: 'none',
  title: '',
  addressee: '',
  body: '',
  attachments: [],
  signature: { name: '', seal: true },
  date,
  note: '',
  copies: [],
});
