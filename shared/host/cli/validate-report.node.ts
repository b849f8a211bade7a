import { fill } from '../../base/problem.ts';
import type { Severity } from '../../catalog/model.ts';
import { fieldTitle } from '../../catalog/titles.ts';
import type { PlacedFinding } from '../../validation/model.ts';
import { reportLine } from '../../validation/report.ts';
import type { Speaker } from '../../validation/words.ts';
import type { Manner } from './arguments.node.ts';
import { type ExitCode, exit } from './exit.ts';
import type { Io } from './io.node.ts';
import { wordsIn } from './words.ts';

/** Prints findings as they come, one line each, and the closing summary. */
export interface Report {
  finding(finding: PlacedFinding, value: string | null): void;
  /** One more row was looked at. */
  row(): void;
  /** Lines gathered so far go out; waits for a slow reader. */
  flush(): Promise<void>;
  end(): ExitCode;
}

const SHOWN = 40;

export function createReport(io: Io, { json, language }: Manner, file: string, speaker: Speaker): Report {
  const words = wordsIn(language);
  const titles = new Map(speaker.fields.map((field) => [field.name, fieldTitle(field, language)]));
  const counts: Record<Severity, number> = { blocking: 0, justify: 0, info: 0 };
  let lines = '';
  let rows = 0;

  const flushNow = (): void => {
    if (lines !== '') io.out(lines);
    lines = '';
  };

  return {
    finding(finding, value) {
      counts[finding.severity]++;
      const line = reportLine(finding, speaker, language, value);
      if (json) {
        lines += `${JSON.stringify(line)}\n`;
        return;
      }
      const whole = finding.code.startsWith('header/') ? words.table : words.file;
      const place = line.row === null ? whole : fill(words.row, { row: line.row });
      const title = line.field === null ? '' : ` ${titles.get(line.field) ?? line.field}`;
      const shown = value === null || value === '' || line.message.includes(value) ? '' : ` “${value.slice(0, SHOWN)}”`;
      lines += `${place}${title} [${words.severity[finding.severity]}] ${line.message}${shown}\n`;
    },
    row: () => void rows++,
    async flush() {
      flushNow();
      await io.drained();
    },
    end() {
      flushNow();
      const found = counts.blocking + counts.justify + counts.info;
      if (json) io.out(`${JSON.stringify({ summary: { file, rows, ...counts } })}\n`);
      else io.out(`${fill(found === 0 ? words.clean : words.summary, { rows, ...counts })}\n`);
      return counts.blocking + counts.justify > 0 ? exit.findings : exit.ok;
    },
  };
}
