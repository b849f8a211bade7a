/**
 * The figures of GB/T 9704-2012 for a letter (信函格式, 10.1), in millimetres. Everything is placed by them and every
 * spec measures against them.
 */
export const MM_PER_PT = 25.4 / 72;
export const pt = (points: number): number => points * MM_PER_PT;

export const A4 = { width: 210, height: 297 } as const;

/** 版心: 156 × 225 between 天头 37 and 订口 28. */
export const AREA = { left: 28, top: 37, width: 156, height: 225, right: 184, bottom: 262 } as const;
/** The same area seen on a page turned for a wide table: its head lies on the portrait page's left. */
export const LANDSCAPE = { left: 35, top: 28, width: 225, height: 156, right: 260, bottom: 184 } as const;

/** 22 lines a page, 28 characters a line, filling the area. */
export const LINES = 22;
export const CHARS = 28;
export const LINE_PITCH = AREA.height / LINES;
export const CHAR_PITCH = AREA.width / CHARS;

/** 一号 is not used; 二号, 三号, 四号, 五号. */
export const SIZE = { title: pt(22), body: pt(16), small: pt(14), table: pt(10.5) } as const;

/** 7/8 of the height of a character of size 三号, between a red line and the text beside it. */
export const LINE_GAP = (SIZE.body * 7) / 8;

export const HEAD = {
  /** Upper edge of the agency's name. */
  top: 30,
  /** From the name's lower edge to the first red line. */
  toRule: 4,
  /** Size of the name; what is seen of a character is less high than its body. */
  size: pt(30),
  seen: 0.926,
} as const;

/** The red double lines: 170 long, centred, the second 20 above the paper's lower edge. */
export const DOUBLE_RULE = { length: 170, left: 20, thick: 0.7, gap: 0.5, thin: 0.25, fromBottom: 20 } as const;
export const DOUBLE_HEIGHT = DOUBLE_RULE.thick + DOUBLE_RULE.gap + DOUBLE_RULE.thin;

/** 页码: 四号, its dashes 7 below the area, one character in from the outer side. */
export const PAGE_NUMBER = { below: 7, indent: CHAR_PITCH } as const;

/** A table's lines: outer and inner; the words keep off them by the padding. */
export const TABLE = { outer: 0.35, inner: 0.18, padding: 1.2, pitch: 5.2 } as const;

/** Where the ideographic baseline lies under the upper edge of a character's body. */
export const BASELINE = 0.88;
