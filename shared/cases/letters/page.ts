/** 小标宋 for the name and titles, 仿宋 for the text, 黑体 and 楷体 for heads, 宋体 for page numbers. */
export const fontRoles = ['title', 'body', 'head', 'subhead', 'song'] as const;
export type FontRole = (typeof fontRoles)[number];

/** Characters set in one go: evenly spread over `width` from `x`. `y` is the upper edge of their bodies. Millimetres. */
export interface Run {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly size: number;
  readonly font: FontRole;
  readonly red?: true;
  /** Grey, for what is not part of the letter. */
  readonly pale?: true;
  /** Drawn narrower by this factor instead of closer: an agency's long name. */
  readonly squeeze?: number;
  /** Turned a quarter to the right about its upper left corner. */
  readonly turned?: true;
}

/** A straight line as the rectangle it covers. */
export interface Rule {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly red?: true;
}

export interface LetterPage {
  readonly landscape: boolean;
  readonly number: number;
  readonly runs: readonly Run[];
  readonly rules: readonly Rule[];
}
