import {
  DeleteRowOutlined,
  FilterOutlined,
  ImportOutlined,
  InsertRowBelowOutlined,
  RedoOutlined,
  SearchOutlined,
  UndoOutlined,
  VerticalAlignBottomOutlined,
} from '@ant-design/icons';
import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import type { KeyAction } from '../../parts/grid/keys.ts';
import { editorWords } from '../../words/editor.ts';
import { useWords } from '../../words/words.ts';
import type { Session } from './session/session.ts';
import { useIn } from './session/use-session.ts';

/** Commands of the table. Each names its shortcut; what cannot be done now is grey. */
export function Toolbar(props: {
  readonly session: Session;
  readonly readOnly: boolean;
  /** Findings that block or want a reason. */
  readonly problems: number;
  readonly frozen: number;
  readonly onFrozen: (columns: number) => void;
  readonly onImport: () => void;
  readonly onAction: (action: KeyAction) => void;
  readonly children?: ReactNode;
}) {
  const { session, readOnly, onAction } = props;
  const words = useWords(editorWords);
  const filter = useIn(session, (state) => state.filter);
  const undo = useIn(session, (state) => state.draft?.undo ?? null);
  const redo = useIn(session, (state) => state.draft?.redo ?? null);
  const rows = useIn(session, (state) => state.shown);

  const tool = (action: KeyAction, icon: ReactNode, label: string, keys: string, disabled: boolean) => (
    <Button
      type="text"
      size="small"
      className="editor-tool"
      icon={icon}
      title={words.shortcut(label, keys)}
      disabled={disabled}
      onClick={() => onAction(action)}
    >
      {label}
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
          {tool({ do: 'undo' }, <UndoOutlined />, words.undo, 'Ctrl+Z', undo === null)}
          {tool({ do: 'redo' }, <RedoOutlined />, words.redo, 'Ctrl+Y', redo === null)}
          <i className="editor-rule" />
          {tool({ do: 'insertRow' }, <InsertRowBelowOutlined />, words.insert, 'Ctrl +', filter !== 'all')}
          {tool({ do: 'deleteRows' }, <DeleteRowOutlined />, words.remove, 'Ctrl -', rows === 0)}
          {tool({ do: 'fillDown' }, <VerticalAlignBottomOutlined />, words.fill, 'Ctrl+D', rows === 0)}
        </>
      )}
      {tool({ do: 'find' }, <SearchOutlined />, words.find, 'Ctrl+F', rows === 0)}
      <i className="editor-rule" />
      <Button
        type="text"
        size="small"
        className="editor-tool"
        icon={<FilterOutlined />}
        aria-pressed={filter !== 'all'}
        disabled={filter === 'all' && props.problems === 0}
        onClick={() => {
          session.focus();
          void session.setFilter(filter === 'all' ? 'problems' : 'all');
        }}
      >
        {filter === 'all' ? words.problemsOnly(props.problems) : words.allRows}
      </Button>
      <span className="spacer" />
      <Select
        size="small"
        variant="borderless"
        aria-label={words.freezeLabel}
        value={props.frozen}
        onChange={props.onFrozen}
        options={[0, 1, 2, 3].map((value) => ({ value, label: words.freeze(value) }))}
        popupMatchSelectWidth={false}
      />
      {props.children}
    </div>
  );
}
