import {
  DeleteRowOutlined,
  ExclamationCircleOutlined,
  FormOutlined,
  HistoryOutlined,
  ImportOutlined,
  InsertRowBelowOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
  VerticalAlignBottomOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { KeyAction } from '../../parts/grid/keys.ts';
import { editorWords } from '../../words/editor.ts';
import { viewWords } from '../../words/editor-view.ts';
import { useWords } from '../../words/words.ts';
import { type Session, viewedBy } from './session/session.ts';
import { useIn } from './session/use-session.ts';

/** Commands of the table. Each names its shortcut; what cannot be done now is grey. */
export function Toolbar(props: {
  readonly session: Session;
  readonly readOnly: boolean;
  /** Findings that block or want a reason. */
  readonly problems: number;
  readonly onImport: () => void;
  /** The period before is looked at beside each cell. */
  readonly comparing: boolean;
  readonly onAction: (action: KeyAction) => void;
  /** Sort, filter and width of the active column. */
  readonly columnMenu: ReactNode;
  /** Which rows, by their state. */
  readonly rowsMenu: ReactNode;
  readonly children?: ReactNode;
}) {
  const { session, readOnly, onAction } = props;
  const words = useWords(editorWords);
  const viewing = useWords(viewWords);
  const filter = useIn(session, (state) => state.filter);
  const undo = useIn(session, (state) => state.draft?.undo ?? null);
  const redo = useIn(session, (state) => state.draft?.redo ?? null);
  const whole = useIn(session, (state) => viewedBy(state) === 'all');
  const rows = useIn(session, (state) => state.shown);

  const tool = (action: KeyAction, icon: ReactNode, label: string, keys: string, disabled: boolean, bare = false) => (
    <Button
      type="text"
      size="small"
      className="editor-tool"
      icon={icon}
      title={words.shortcut(label, keys)}
      disabled={disabled}
      aria-label={bare ? label : undefined}
      onClick={() => onAction(action)}
    >
      {bare ? null : label}
    </Button>
  );

  return (
    <div className="editor-tools" role="toolbar" aria-label={words.tools}>
      {readOnly ? null : (
        <>
          <Button size="small" icon={<ImportOutlined />} onClick={props.onImport}>
            {words.import}
          </Button>
          <i className="editor-rule" />
          {tool({ do: 'undo' }, <UndoOutlined />, words.undo, 'Ctrl+Z', undo === null, true)}
          {tool({ do: 'redo' }, <RedoOutlined />, words.redo, 'Ctrl+Y', redo === null, true)}
          <i className="editor-rule" />
          {tool({ do: 'insertRow', above: false }, <InsertRowBelowOutlined />, words.insert, 'Ctrl +', !whole)}
          {tool({ do: 'deleteRows' }, <DeleteRowOutlined />, words.remove, 'Ctrl -', rows === 0)}
          {tool({ do: 'fillDown' }, <VerticalAlignBottomOutlined />, words.fill, 'Ctrl+D', rows === 0)}
        </>
      )}
      {tool({ do: 'find' }, <SearchOutlined />, words.find, 'Ctrl+F', rows === 0)}
      {tool({ do: 'form' }, <FormOutlined />, viewing.form, 'F8', rows === 0)}
      <Button
        type="text"
        size="small"
        className="editor-tool"
        icon={<HistoryOutlined />}
        title={words.shortcut(viewing.former, 'F9')}
        aria-label={viewing.former}
        aria-pressed={props.comparing}
        disabled={rows === 0}
        onClick={() => onAction({ do: 'compare' })}
      />
      <i className="editor-rule" />
      {props.columnMenu}
      <Button
        type="text"
        size="small"
        className="editor-tool"
        icon={<ExclamationCircleOutlined />}
        aria-pressed={filter !== 'all'}
        disabled={filter === 'all' && props.problems === 0}
        onClick={() => {
          session.focus();
          void session.setFilter(filter === 'all' ? 'problems' : 'all');
        }}
      >
        {filter === 'all' ? words.problemsOnly(props.problems) : words.allRows}
      </Button>
      {props.rowsMenu}
      <span className="spacer" />
      {props.children}
    </div>
  );
}
