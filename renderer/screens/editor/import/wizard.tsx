import { App, Modal, Steps } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { describeProblem, type Problem } from '../../../../shared/base/problem.ts';
import type { Result } from '../../../../shared/base/result.ts';
import type { DatasetDetail } from '../../../../shared/catalog/model.ts';
import { fieldTitle } from '../../../../shared/catalog/titles.ts';
import type { FileInfo, ImportChanges, ImportMode, ImportPreview, ImportReport } from '../../../../shared/records/model.ts';
import type { Submission } from '../../../../shared/submissions/model.ts';
import { call } from '../../../link/link.ts';
import type { OfferedFile } from '../../../link/wire.ts';
import { ProblemNotice } from '../../../parts/problem-notice.tsx';
import { useLanguage } from '../../../state/language.ts';
import { useSession } from '../../../state/session.ts';
import { importWords } from '../../../words/editor-import.ts';
import { importChangesWords } from '../../../words/import-changes.ts';
import { useTitle, useWords } from '../../../words/words.ts';
import { useLongWork } from '../long-work.ts';
import { choicesOf, nothingWanted, type Wanted } from './choices.ts';
import { ColumnsStep } from './columns-step.tsx';
import { FileStep } from './file-step.tsx';
import { firstFitting, type Seen } from './first-sheet.ts';
import './import.css';
import { type LabelChoices, labelsSeen, takesLabels } from './labels.ts';
import { type Choices, chosen } from './mapping.ts';
import { ModeStep } from './mode-step.tsx';
import { ReportStep, reportSentence } from './report-step.tsx';

type Step = 0 | 1 | 2 | 3;

/** From a file to rows in four steps; until the last one nothing in the table changes. */
export function ImportWizard(props: {
  readonly submission: Submission;
  readonly detail: DatasetDetail;
  /** A file that was dropped; null to let one be chosen. */
  readonly file: OfferedFile | null;
  readonly onClose: () => void;
}) {
  const { submission, detail, onClose } = props;
  const words = useWords(importWords);
  const about = useWords(importChangesWords);
  const say = useTitle();
  const { message } = App.useApp();
  const language = useLanguage((state) => state.language);
  const today = useSession((state) => state.status?.today ?? '');
  const work = useLongWork();
  const [step, setStep] = useState<Step>(0);
  const [file, setFile] = useState<OfferedFile | null>(null);
  const [info, setInfo] = useState<FileInfo | null>(null);
  const [sheet, setSheet] = useState('');
  const [preview, setPreview] = useState<ImportPreview | null>(null);
  const [choices, setChoices] = useState<Choices>(new Map());
  const [labelChoices, setLabelChoices] = useState<LabelChoices>(new Map());
  const [mode, setMode] = useState<ImportMode>(submission.rows === 0 ? 'replace' : 'append');
  const [changes, setChanges] = useState<ImportChanges | null>(null);
  const [wanted, setWanted] = useState<Wanted>(nothingWanted);
  const [report, setReport] = useState<ImportReport | null>(null);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [cancelled, setCancelled] = useState(false);
  const [busy, setBusy] = useState(false);

  const previewOf = (token: string, name: string, headerRow?: number): Promise<Result<ImportPreview>> =>
    call('imports.preview', {
      token,
      dataset: submission.dataset,
      id: submission.id,
      sheet: name,
      ...(headerRow === undefined ? {} : { headerRow }),
    });

  const forgetChanges = (): void => {
    setChanges(null);
    setWanted(nothingWanted);
  };

  const show = (seen: Seen): void => {
    // A sheet that cannot be read leaves the one that is on view.
    if (!seen.preview.ok) setProblem(seen.preview.problem);
    else {
      setSheet(seen.name);
      setChoices(new Map());
      setLabelChoices(new Map());
      setPreview(seen.preview.value);
      if (submission.rows > 0) setMode(seen.preview.value.seenBefore ? 'merge' : 'append');
      forgetChanges();
      setStep(1);
    }
  };

  const look = async (token: string, name: string, headerRow?: number): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const seen = { name, preview: await previewOf(token, name, headerRow) };
    setBusy(false);
    show(seen);
  };

  const open = async (offered: OfferedFile): Promise<void> => {
    setFile(offered);
    setPreview(null);
    setInfo(null);
    setProblem(null);
    setBusy(true);
    const inspected = await call('imports.inspect', { token: offered.token });
    const seen = inspected.ok ? await firstFitting(inspected.value.sheets, (name) => previewOf(offered.token, name)) : null;
    setBusy(false);
    if (!inspected.ok) return setProblem(inspected.problem);
    setInfo(inspected.value);
    if (seen) show(seen);
  };

  // A dropped file is opened once, as if it had been chosen here.
  const dropped = useRef(props.file);
  useEffect(() => {
    const offered = dropped.current;
    dropped.current = null;
    if (offered) void open(offered);
  });

  /** Columns of codes, and whether names in them become codes. */
  const labelsOf = ({ columns, sample }: ImportPreview) =>
    new Map(
      [...labelsSeen(chosen(columns, choices), sample, detail, today)].map(([column, seen]) => [
        column,
        { seen, taken: takesLabels(column, seen, labelChoices) },
      ]),
    );

  const mappingOf = (shown: ImportPreview) => {
    const labels = labelsOf(shown);
    return chosen(shown.columns, choices).map(({ column, field }) => ({
      column,
      field,
      ...(labels.get(column)?.taken === true ? { labels: true } : {}),
    }));
  };

  const argsOf = (from: OfferedFile, shown: ImportPreview) => ({
    id: submission.id,
    token: from.token,
    sheet,
    headerRow: shown.headerRow,
    mapping: mappingOf(shown),
    mode,
  });

  /** What the import would do; nothing is done. */
  const lookAtChanges = async (): Promise<void> => {
    if (!file || !preview) return;
    setProblem(null);
    setCancelled(false);
    const done = await work.run(about.looking(file.name), 'imports.plan', argsOf(file, preview));
    if (!work.here()) return;
    if (done.ok) {
      setChanges(done.value);
      setWanted(nothingWanted);
    } else if (done.problem.code === 'contract/cancelled') setCancelled(true);
    else setProblem(done.problem);
  };

  const run = async (): Promise<void> => {
    if (!file || !preview) return;
    setProblem(null);
    setCancelled(false);
    const done = await work.run(words.work(file.name), 'imports.run', {
      ...argsOf(file, preview),
      ...(changes ? { choices: choicesOf(wanted, changes.conflicts) } : {}),
      otherwise: wanted.otherwise,
    });
    if (!work.here()) {
      // The officer walked on meanwhile; the outcome is said wherever that is.
      if (done.ok) message.success(reportSentence(done.value, words));
      else if (done.problem.code === 'contract/cancelled') message.info(words.cancelled);
      else message.error(describeProblem(done.problem, language).happened);
      return;
    }
    if (done.ok) {
      setReport(done.value);
      setStep(3);
    } else if (done.problem.code === 'contract/cancelled') setCancelled(true);
    else setProblem(done.problem);
  };

  return (
    <Modal
      open
      width={900}
      style={{ top: 56 }}
      title={words.title(say(submission.datasetTitle), submission.period)}
      footer={null}
      mask={{ closable: false }}
      // While it runs it is stopped with its own button, or left to run in the status bar.
      onCancel={onClose}
    >
      <Steps size="small" current={step} className="import-steps" items={words.steps.split('|').map((title) => ({ title }))} />
      {problem ? <ProblemNotice problem={problem} /> : null}
      {step === 0 ? (
        <FileStep
          dataset={submission.dataset}
          version={submission.catalogVersion}
          busy={busy}
          info={info}
          onFile={(offered) => void open(offered)}
          onProblem={setProblem}
        />
      ) : null}
      {step === 1 && file && info && preview ? (
        <ColumnsStep
          file={file}
          info={info}
          sheet={sheet}
          preview={preview}
          choices={choices}
          labels={labelsOf(preview)}
          busy={busy}
          detail={detail}
          onSheet={(name) => void look(file.token, name)}
          onHeaderRow={(row) => void look(file.token, sheet, row)}
          onChoose={(column, field) => {
            setChoices(new Map(choices).set(column, field));
            forgetChanges();
          }}
          onLabels={(column, taken) => {
            setLabelChoices(new Map(labelChoices).set(column, taken));
            forgetChanges();
          }}
          onBack={() => {
            setStep(0);
            setProblem(null);
          }}
          onNext={() => setStep(2)}
        />
      ) : null}
      {step === 2 && preview ? (
        <ModeStep
          rows={submission.rows}
          mode={mode}
          preview={preview}
          changes={changes}
          titles={new Map(detail.dataset.schema.fields.map((field) => [field.name, fieldTitle(field, language)]))}
          wanted={wanted}
          underway={work.underway}
          note={cancelled ? words.cancelled : null}
          onMode={(next) => {
            setMode(next);
            forgetChanges();
          }}
          onWanted={setWanted}
          onLook={() => void lookAtChanges()}
          onBack={() => setStep(1)}
          onRun={() => void run()}
        />
      ) : null}
      {step === 3 && report ? <ReportStep report={report} onClose={onClose} /> : null}
    </Modal>
  );
}
