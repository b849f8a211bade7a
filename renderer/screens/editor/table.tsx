import { App } from 'antd';
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { FindingGroup, ListedFinding } from '../../../shared/validation/model.ts';
import { call } from '../../link/link.ts';
import { Empty } from '../../parts/empty.tsx';
import { fitTall, type GridColumn } from '../../parts/grid/column.ts';
import { Grid, type GridHandle } from '../../parts/grid/grid.tsx';
import type { KeyAction } from '../../parts/grid/keys.ts';
import type { Spot } from '../../parts/grid/selection.ts';
import { Late } from '../../parts/late.tsx';
import { ProblemNotice } from '../../parts/problem-notice.tsx';
import { useSession as useOfficer } from '../../state/session.ts';
import { editorWords } from '../../words/editor.ts';
import { menuWords } from '../../words/editor-menu.ts';
import { useTitle, useWords } from '../../words/words.ts';
import { CellLine } from './cell-line.tsx';
import { CellMenu } from './cell-menu.tsx';
import { ColumnMenu } from './column-menu.tsx';
import { FindBar } from './find-bar.tsx';
import { FormView } from './form-view.tsx';
import { RowsMenu } from './rows-menu.tsx';
import { commitCell } from './session/changes.ts';
import { useCommands } from './session/commands.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';
import { StatusBar } from './status-bar.tsx';
import { Toolbar } from './toolbar.tsx';
import { useFormerRows } from './use-former-rows.ts';
import type { TableLayoutHold } from './use-layout.ts';
import { ViewBar } from './view-bar.tsx';

/** Toolbar, grid, the active cell in full, and the status line. */
export function Table(props: {
  readonly session: Session;
  readonly title: string;
  readonly layout: TableLayoutHold;
  readonly readOnly: boolean;
  readonly problems: number;
  readonly groups: readonly FindingGroup[];
  readonly onImport: () => void;
  /** F6: on to the findings. */
  readonly onLeave: () => void;
  readonly toolbarEnd: React.ReactNode;
}) {
  const { session, layout, readOnly } = props;
  const { columns } = layout;
  const words = useWords(editorWords);
  const today = useOfficer((state) => state.status?.today ?? '1970-01-01');
  const grid = useRef<GridHandle>(null);
  const [finding, setFinding] = useState<'find' | 'replace' | null>(null);
  const [choosing, setChoosing] = useState(false);
  const [filling, setFilling] = useState(false);
  const [looking, setLooking] = useState<boolean | null>(null);
  // As it was last: in each cell, or not at all.
  const comparing = looking ?? layout.former;
  const former = useFormerRows(session, comparing && layout.former);
  const { onLeave } = props;
  const ways = useMemo(
    () => ({
      find: (replacing: boolean) => setFinding(replacing && !readOnly ? 'replace' : 'find'),
      column: () => setChoosing(true),
      form: () => setFilling(true),
      leave: onLeave,
    }),
    [readOnly, onLeave],
  );
  const commands = useCommands(session, ways);
  const point = usePointer(session, columns);
  const problem = useIn(session, (state) => state.problem);
  const opened = useIn(session, (state) => state.draft !== null);
  const shown = useIn(session, (state) => state.shown);
  const narrowed = useIn(session, (state) => state.filter !== 'all' || state.where.length > 0);
  const sorted = useIn(session, (state) => state.sort);
  const selection = useIn(session, (state) => state.selection);
  const version = useIn(session, (state) => state.version);
  const focused = useIn(session, (state) => state.focused);
  const extent = session.extent();
  const seeFormer = former.onView;
  const onView = useCallback(
    (from: number, to: number): void => {
      session.view(from, to);
      seeFormer(from, to);
    },
    [session, seeFormer],
  );

  // The table has the keyboard from the start, and again whenever something led back to it.
  useEffect(() => {
    if (opened && focused >= 0) grid.current?.focus();
  }, [opened, focused]);

  const { message } = App.useApp();
  const say = useWords(menuWords);
  useLayoutEffect(() => {
    session.arrange(columns.map((column) => column.field));
  }, [session, columns]);
  const moveColumn = (from: number, to: number): void => {
    const column = columns[from];
    if (!column || to < 0 || to >= columns.length || to === from) return;
    if (session.store.getState().unsaved > 0) {
      message.warning(say.waiting);
      return;
    }
    layout.move(column.field, to);
    message.info({ key: 'moved', content: say.moved(column.title, to + 1, columns.length) });
  };
  const act = (action: KeyAction): void => {
    const { col } = session.store.getState().selection.anchor;
    if (action.do === 'moveColumn') moveColumn(col, col + action.by);
    else if (action.do === 'compare') setLooking(!comparing);
    else commands.act(action, grid.current?.page() ?? 10);
  };
  const fromToolbar = (action: KeyAction): void => {
    act(action);
    if (action.do !== 'find' && action.do !== 'form') session.focus();
  };

  if (problem && !opened)
    return (
      <div className="editor-notice">
        <ProblemNotice problem={problem} onRetry={() => void session.open()} />
      </div>
    );
  return (
    <section className="editor-table">
      <Toolbar
        session={session}
        readOnly={readOnly}
        problems={props.problems}
        columnMenu={<ColumnMenu session={session} columns={columns} layout={layout} open={choosing} onOpen={setChoosing} />}
        rowsMenu={<RowsMenu session={session} />}
        onImport={props.onImport}
        comparing={comparing}
        onAction={fromToolbar}
      >
        {props.toolbarEnd}
      </Toolbar>
      {finding ? (
        <FindBar
          session={session}
          columns={columns}
          readOnly={readOnly}
          replacing={finding === 'replace'}
          onClose={() => {
            setFinding(null);
            session.focus();
          }}
        />
      ) : null}
      <ViewBar session={session} columns={columns} groups={props.groups} />
      {opened ? (
        <CellMenu session={session} readOnly={readOnly} onAction={act}>
          <div className="editor-sheet">
            <Grid
              handle={grid}
              label={words.gridLabel(props.title)}
              columns={columns}
              frozen={layout.frozen}
              onMoveColumn={moveColumn}
              onResize={(col, width) => layout.resize(columns[col]?.field ?? '', width)}
              sorted={sorted}
              extent={extent}
              dataRows={shown}
              readOnly={readOnly}
              today={today}
              version={version + former.version}
              rowAt={session.rowAt}
              onView={onView}
              formerOf={comparing && layout.former && fitTall(extent.rows) ? former.of : undefined}
              selection={selection}
              onSelect={session.select}
              onCommit={(row, col, text) => void commitCell(session, row, col, text)}
              onAction={act}
              onClipboard={commands.clipboard}
              onPaste={commands.paste}
              onPoint={point}
            />
            {shown === 0 && (narrowed || !readOnly) ? (
              <div className="editor-empty">
                <Empty title={narrowed ? words.emptyFilter : words.emptyTitle}>
                  {narrowed ? words.emptyFilterText : words.emptyText}
                </Empty>
              </div>
            ) : null}
          </div>
        </CellMenu>
      ) : (
        <div className="editor-sheet">
          <Late rows={12} />
        </div>
      )}
      {opened ? (
        <CellLine session={session} columns={columns} comparing={comparing} everyCell={fitTall(extent.rows)} layout={layout} />
      ) : null}
      <StatusBar session={session} columns={columns} />
      {filling ? (
        <FormView
          session={session}
          columns={columns}
          readOnly={readOnly}
          onClose={() => {
            setFilling(false);
            session.focus();
          }}
        />
      ) : null}
    </section>
  );
}

/** Gives a marked cell its message as a tooltip when the pointer reaches it. */
function usePointer(session: Session, columns: readonly GridColumn[]): (spot: Spot, element: HTMLElement) => void {
  const say = useTitle();
  const known = useMemo(() => ({ version: -1, columns, rows: new Map<number, Promise<readonly ListedFinding[]>>() }), [columns]);
  const pointed = useRef<HTMLElement | null>(null);
  return (spot, element) => {
    // An element serves another row once the table is scrolled.
    if (pointed.current !== element) pointed.current?.removeAttribute('title');
    pointed.current = element;
    const row = session.rowAt(spot.row);
    const field = columns[spot.col]?.field;
    if (!row || field === undefined) return;
    if (row.marks[field] === undefined) {
      element.removeAttribute('title');
      return;
    }
    const { version } = session.store.getState();
    if (known.version !== version) {
      known.version = version;
      known.rows.clear();
    }
    const asked =
      known.rows.get(row.rid) ??
      call('validation.row', { id: session.options.id, rid: row.rid, covered: columns.some(({ covered }) => covered) }).then(
        (reply) => (reply.ok ? reply.value : []),
      );
    known.rows.set(row.rid, asked);
    void asked.then((findings) => {
      if (pointed.current !== element) return;
      element.title = findings
        .filter((finding) => finding.fields.includes(field))
        .map((finding) => say(finding.message))
        .join('\n');
    });
  };
}
