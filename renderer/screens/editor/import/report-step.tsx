import { Button } from 'antd';
import type { ImportReport } from '../../../../shared/records/model.ts';
import { importWords } from '../../../words/editor-import.ts';
import { count } from '../../../words/format.ts';
import { useWords } from '../../../words/words.ts';

/** What an import did to the rows. */
export function reportSentence(report: ImportReport, words: (typeof importWords)['zh']): string {
  const seconds = (report.milliseconds / 1000).toFixed(1);
  const said = [report.merged ? words.merged(report.merged) : words.report(count(report.rows), seconds)];
  if (report.replaced > 0) said.push(words.replaced(report.replaced));
  if (report.relabelled > 0) said.push(words.relabelled(report.relabelled));
  if (report.blankRows > 0) said.push(words.blank(report.blankRows));
  return said.join(words.join);
}

/** The last step: what came of it, in sentences. */
export function ReportStep({ report, onClose }: { readonly report: ImportReport; readonly onClose: () => void }) {
  const words = useWords(importWords);
  const { counts } = report;
  const clean = counts.blocking + counts.justify + counts.info === 0;
  return (
    <div className="import-report">
      <p className="strong">{reportSentence(report, words)}</p>
      <p className={counts.blocking > 0 ? 'red' : counts.justify > 0 ? 'amber' : 'quiet'}>
        {clean ? words.clean : words.found(counts.blocking, counts.justify, counts.info)}
      </p>
      <footer className="import-foot">
        <span className="spacer" />
        <Button type="primary" autoFocus onClick={onClose}>
          {words.done}
        </Button>
      </footer>
    </div>
  );
}
