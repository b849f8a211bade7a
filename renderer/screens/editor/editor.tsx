import { App } from 'antd';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { describeProblem } from '../../../shared/base/problem.ts';
import { sensitiveFields } from '../../../shared/catalog/mask.ts';
import type { DatasetDetail } from '../../../shared/catalog/model.ts';
import { inLanguage, titleOfField } from '../../../shared/catalog/titles.ts';
import type { PreSend, Submission } from '../../../shared/submissions/model.ts';
import type { FindingGroup } from '../../../shared/validation/model.ts';
import { useCall } from '../../link/use-call.ts';
import type { OfferedFile } from '../../link/wire.ts';
import { ExportButton } from '../../parts/export/export-button.tsx';
import { useSubmissionChoices } from '../../parts/export/use-submission-choices.ts';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { RevealHost, useRevealing } from '../../parts/reveal/reveal-host.tsx';
import { useLanguage } from '../../state/language.ts';
import { useSession as useOfficer } from '../../state/session.ts';
import { editorWords } from '../../words/editor.ts';
import { unsavedWords } from '../../words/unsaved.ts';
import { useWords } from '../../words/words.ts';
import { Banner, RevealBanner } from './banner.tsx';
import { columnsOf, frozenColumns } from './columns.ts';
import { CoverSwitch } from './cover-switch.tsx';
import { Definitions } from './definitions.tsx';
import './editor.css';
import { FindingsPanel, FindingsToggle } from './findings/panel.tsx';
import { ReasonDialog } from './findings/reason-dialog.tsx';
import { EditorHead } from './head.tsx';
import { ImportWizard } from './import/wizard.tsx';
import { PreSendDialog } from './presend/dialog.tsx';
import { RepinBanner } from './repin/repin-banner.tsx';
import { jump } from './session/seek.ts';
import type { Session } from './session/session.ts';
import { useSession } from './session/use-session.ts';
import { Table } from './table.tsx';
import { UnsavedBanner } from './unsaved-banner.tsx';
import { useFileDrop } from './use-file-drop.ts';
import { useLayout } from './use-layout.ts';

/** The rows of one submission: grid, findings, import, and the way to the platform. */
export function Editor({ id }: { readonly id: string }) {
  const submission = useCall('submissions.get', { id }, { on: ['submission', 'records', 'findings', 'sync'], id });
  const dataset = submission.value?.dataset ?? '';
  const version = submission.value?.catalogVersion;
  const detail = useCall('catalog.dataset', { id: dataset, version }, { when: dataset !== '' });
  const problem = submission.value === null ? submission.problem : detail.value === null ? detail.problem : null;
  const mine = useOfficer((state) => state.status?.officer?.role ?? 'auditor');
  if (problem)
    return (
      <div className="editor-notice">
        <ProblemNotice problem={problem} onRetry={submission.value === null ? submission.reload : detail.reload} />
      </div>
    );
  if (!submission.value) return <Late key={id} rows={14} />;
  return (
    <div className="editor">
      <RepinBanner submission={submission.value} role={mine} />
      {detail.value ? (
        // Another catalog version has other columns: nothing of the table before is right any more.
        <Covered key={`${id} ${detail.value.version}`} submission={submission.value} detail={detail.value} />
      ) : (
        <Late rows={14} />
      )}
    </div>
  );
}

/** What is not in work here any more comes covered; it can be shown for a purpose. */
function Covered(props: { readonly submission: Submission; readonly detail: DatasetDetail }) {
  const { submission, detail } = props;
  const language = useLanguage((state) => state.language);
  const titleOf = useCallback((place: string) => titleOfField(detail.dataset.schema.fields, place, language), [detail, language]);
  return (
    <RevealHost kind="submission" id={submission.id} titleOf={titleOf}>
      <Workbench {...props} />
    </RevealHost>
  );
}

/** Rows seen while values were shown do not stay in the window once they are covered again. */
function useForgetCovered(session: Session): void {
  const until = useRevealing().state?.until ?? null;
  const shown = useRef(false);
  useEffect(() => {
    if (shown.current && until === null) session.forget();
    shown.current = until !== null;
  }, [until, session]);
}

function Workbench({ submission, detail }: { readonly submission: Submission; readonly detail: DatasetDetail }) {
  const { id } = submission;
  const language = useLanguage((state) => state.language);
  const words = useWords(editorWords);
  const unsaved = useWords(unsavedWords);
  const role = useOfficer((state) => state.status?.officer?.role ?? 'auditor');
  const [fields] = useState(() => detail.dataset.schema.fields.map((field) => field.name));
  const session = useSession(id, fields);
  useForgetCovered(session);
  const hide = useCall('settings.cover', {}, { on: ['settings'] });
  const editable = submission.state === 'draft' || submission.state === 'checked';
  // Until it is known, covered: nothing may be seen for a moment.
  const covering = editable && (hide.value ?? hide.problem === null);
  const overview = useCall(
    'validation.overview',
    { id, covered: covering },
    { on: ['findings', 'records', 'submission'], id, when: !hide.loading },
  );
  const columns = useMemo(() => {
    const covered = covering ? sensitiveFields(detail.dataset) : null;
    const all = columnsOf(detail, words, language);
    return covered ? all.map((column) => (covered.has(column.field) ? { ...column, covered: true } : column)) : all;
  }, [detail, words, language, covering]);
  const layout = useLayout(submission.dataset, columns, frozenColumns(detail.dataset));
  const [panel, setPanel] = useState(true);
  const [defining, setDefining] = useState(false);
  const [sending, setSending] = useState(false);
  const [explaining, setExplaining] = useState<FindingGroup | null>(null);
  const [importing, setImporting] = useState<OfferedFile | 'choose' | null>(null);

  const readOnly = !editable || role === 'auditor';
  const { message } = App.useApp();
  const over = useFileDrop(!readOnly && importing === null, (offered) => {
    if (offered.ok) return setImporting(offered.value);
    const { happened, safe, next, number } = describeProblem(offered.problem, language);
    message.error(`${happened} ${safe} ${next} ${number}`);
  });
  const title = inLanguage(submission.datasetTitle, language);
  const counts = overview.value?.counts;
  const choices = useSubmissionChoices(id, counts !== undefined && counts.blocking + counts.justify + counts.info > 0);
  const sensitive = useMemo(() => sensitiveFields(detail.dataset).size > 0, [detail]);

  /** From the summary to the place where an obstacle is cleared. */
  const clear = (obstacle: PreSend['obstacles'][number]): void => {
    setSending(false);
    setPanel(true);
    const groups = overview.value?.groups ?? [];
    const first = groups.find((group) =>
      obstacle === 'reasons' ? group.severity === 'justify' && !group.reason : group.severity === 'blocking',
    );
    if (first && obstacle === 'reasons') setExplaining(first);
    if (first && first.sample.rid !== null) void jump(session, first.sample.rid, first.fields[0]);
    else session.focus();
  };

  return (
    <>
      <div className="editor">
        <EditorHead
          submission={submission}
          title={title}
          mayCheck={!readOnly}
          cover={sensitive && !readOnly ? <CoverSwitch on={covering} /> : null}
          onDefinitions={() => setDefining(true)}
          onSend={() => (session.store.getState().unsaved > 0 ? message.warning(unsaved.first) : setSending(true))}
        />
        <Banner submission={submission} role={role} />
        <RevealBanner />
        <UnsavedBanner session={session} />
        <div className="editor-body">
          <Table
            session={session}
            title={title}
            layout={layout}
            readOnly={readOnly}
            problems={counts ? counts.blocking + counts.justify : 0}
            groups={overview.value?.groups ?? []}
            onImport={() => setImporting('choose')}
            onLeave={() => {
              setPanel(true);
              document.getElementById('editor-findings')?.focus();
            }}
            toolbarEnd={
              <>
                <ExportButton title={title} choices={choices} sensitive={sensitive} tool disabled={submission.rows === 0} />
                {panel ? null : <FindingsToggle counts={counts ?? null} onOpen={() => setPanel(true)} />}
              </>
            }
          />
          {panel ? (
            <FindingsPanel
              session={session}
              detail={detail}
              overview={overview}
              readOnly={readOnly}
              rows={submission.rows}
              covered={covering}
              onFold={() => setPanel(false)}
              onReason={setExplaining}
            />
          ) : null}
        </div>
        {over ? <div className="editor-drop">{words.drop}</div> : null}
      </div>
      <Definitions open={defining} detail={detail} onClose={() => setDefining(false)} />
      {importing === null ? null : (
        <ImportWizard
          submission={submission}
          detail={detail}
          file={importing === 'choose' ? null : importing}
          onClose={() => {
            setImporting(null);
            session.focus();
          }}
        />
      )}
      {explaining ? <ReasonDialog id={id} group={explaining} onClose={() => setExplaining(null)} /> : null}
      {sending ? (
        <PreSendDialog submission={submission} detail={detail} role={role} onClose={() => setSending(false)} onClear={clear} />
      ) : null}
    </>
  );
}
