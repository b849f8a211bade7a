import type { Language } from '../base/problem.ts';
import type { PlacedFinding } from './model.ts';
import { type Speaker, sayFinding } from './words.ts';

/** One line of `cli validate --json`. `row` is the 1-based data row; null for table and file findings. */
export interface ReportLine {
  readonly row: number | null;
  readonly field: string | null;
  readonly code: string;
  readonly severity: string;
  readonly value: string | null;
  readonly message: string;
}

export function reportLine(finding: PlacedFinding, speaker: Speaker, language: Language, cell: string | null): ReportLine {
  return {
    row: finding.row,
    field: finding.fields[0] ?? null,
    code: finding.code,
    severity: finding.severity,
    value: cell,
    message: sayFinding(finding, speaker, language).message,
  };
}
