import { Button } from 'antd';
import { useState } from 'react';
import type { Problem } from '../../../shared/base/problem.ts';
import { checkNumber, checkTitle, reportText, sayCheck, stateWord } from '../../../shared/security/doctor/words.ts';
import type { DoctorReport } from '../../../shared/security/model.ts';
import { call } from '../../link/link.ts';
import { saveExport } from '../../link/save.ts';
import { Card } from '../../parts/card.tsx';
import { copyText } from '../../parts/copy-text.tsx';
import { Empty } from '../../parts/empty.tsx';
import { Late } from '../../parts/late.tsx';
import { PrintStamp } from '../../parts/print-stamp.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Tag } from '../../parts/tag.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useLanguage } from '../../state/language.ts';
import { doctorWords } from '../../words/doctor.ts';
import { useWords } from '../../words/words.ts';

const tones = { ok: 'grey', info: 'grey', warn: 'amber', fail: 'red' } as const;

/** 自检: numbered checks to go through with whoever helps, and a report that names nobody. */
export function DoctorTab() {
  const words = useWords(doctorWords);
  const language = useLanguage((state) => state.language);
  const act = useAct();
  const [report, setReport] = useState<DoctorReport | null>(null);
  const [busy, setBusy] = useState(false);
  const [copied, setCopied] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);

  const run = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    setCopied(false);
    const done = await call('doctor.run', { browser: navigator.userAgent.slice(0, 400) });
    setBusy(false);
    if (done.ok) setReport(done.value);
    else setProblem(done.problem);
  };
  const save = async (): Promise<void> => {
    const ready = await act('doctor.save', { language });
    if (ready.ok) await saveExport(ready.value);
  };
  const of = (state: string): number => (report?.checks ?? []).filter((check) => check.state === state).length;
  const [fails, warns] = [of('fail'), of('warn')];

  return (
    <Card
      title={words.title}
      aside={
        <span aria-live="polite">
          {busy
            ? words.running
            : report
              ? fails + warns > 0
                ? words.found(fails, warns)
                : words.well(report.checks.length)
              : null}
        </span>
      }
    >
      <p className="quiet settings-lead">{words.lead}</p>
      <div className="settings-body">
        <div className="settings-acts">
          <Button type="primary" loading={busy} onClick={() => void run()}>
            {report ? words.again : words.run}
          </Button>
          {report ? (
            <>
              <Button onClick={() => void copyText(reportText(report, language)).then(setCopied)}>
                {copied ? words.copied : words.copy}
              </Button>
              <Button onClick={() => void save()}>{words.save}</Button>
            </>
          ) : null}
        </div>
        {problem ? <ProblemNotice problem={problem} onRetry={() => void run()} /> : null}
      </div>
      {report ? (
        <Sheet label={words.title} heads={[words.numberHead, words.whatHead, words.stateHead, words.textHead]}>
          {report.checks.map((check) => {
            const { text, next } = sayCheck(check, language);
            return (
              <tr key={check.number}>
                <td className="quiet">{checkNumber(check.number)}</td>
                <td className="settings-when">{checkTitle(check.name, language)}</td>
                <td>
                  <Tag tone={tones[check.state]}>{stateWord(check.state, language)}</Tag>
                </td>
                <td>
                  {text} {next === '' ? null : <span className="strong">{next}</span>}
                </td>
              </tr>
            );
          })}
        </Sheet>
      ) : busy ? (
        <Late rows={8} />
      ) : problem ? null : (
        <Empty title={words.none}>{words.noneText}</Empty>
      )}
      <PrintStamp />
    </Card>
  );
}
