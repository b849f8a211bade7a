/** One measured figure, as one line of a bench's output. */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: 'x' | 'ms' | 's' | 'MiB' | 'batches' | 'runs' | '%';
  /** What it is a ratio to, or over what it was taken. */
  readonly against: string;
  readonly goal: string;
  readonly ok: boolean;
}

export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};

export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
};

const hundredths = (value: number): number => Math.round(value * 100) / 100;

/** A figure that must not exceed `most`. */
export function atMost(name: string, value: number, unit: Figure['unit'], against: string, most: number): Figure {
  const rounded = hundredths(value);
  return { name, value: rounded, unit, against, goal: `<=${most}`, ok: rounded <= most };
}

/** A figure that nobody set a limit to. */
export function told(name: string, value: number, unit: Figure['unit'], against: string): Figure {
  return { name, value: hundredths(value), unit, against, goal: 'none', ok: true };
}
