import { Dropdown, type MenuProps } from 'antd';
import type { ReactNode } from 'react';
import type { KeyAction } from '../../parts/grid/keys.ts';
import { menuWords } from '../../words/editor-menu.ts';
import { useWords } from '../../words/words.ts';
import { type Session, viewedBy } from './session/session.ts';
import { useIn } from './session/use-session.ts';

/** The menu of the active cell: by the right button, the menu key or Shift+F10. Each entry names its shortcut. */
export function CellMenu(props: {
  readonly session: Session;
  readonly readOnly: boolean;
  readonly onAction: (action: KeyAction) => void;
  readonly children: ReactNode;
}) {
  const { session, readOnly, onAction } = props;
  const words = useWords(menuWords);
  const whole = useIn(session, (state) => viewedBy(state) === 'all');
  const onData = useIn(session, (state) => state.selection.anchor.row < state.shown);
  const entries: readonly (readonly [label: string, keys: string, action: KeyAction, possible: boolean])[] = [
    [words.above, 'Ctrl+Alt +', { do: 'insertRow', above: true }, whole],
    [words.below, 'Ctrl +', { do: 'insertRow', above: false }, whole],
    [words.remove, 'Ctrl -', { do: 'deleteRows' }, onData],
    [words.fill, 'Ctrl+D', { do: 'fillDown' }, onData],
    [words.clear, 'Delete', { do: 'clear' }, onData],
  ];
  const item = (key: string, label: string, keys: string, possible: boolean) => ({
    key,
    label: (
      <span className="cell-menu-entry">
        {label}
        <kbd>{keys}</kbd>
      </span>
    ),
    disabled: !possible,
  });
  const items: MenuProps['items'] = [
    item('copy', words.copy, 'Ctrl+C', onData),
    ...(readOnly ? [] : [{ type: 'divider' as const }]),
    ...(readOnly ? [] : entries.map(([label, keys, _, possible], n) => item(String(n), label, keys, possible))),
    { type: 'divider' },
    item('compare', words.former, 'F9', onData),
    item('form', words.form, 'F8', true),
    item('column', words.column, 'Ctrl+Shift+L', true),
  ];
  const onClick: MenuProps['onClick'] = ({ key }) => {
    // The text box of the grid must have the focus again before it is told to copy.
    session.focus();
    if (key === 'copy') setTimeout(() => document.execCommand('copy'));
    else if (key === 'form' || key === 'column' || key === 'compare') onAction({ do: key });
    else {
      const chosen = entries[Number(key)];
      if (chosen) onAction(chosen[2]);
    }
  };
  return (
    <Dropdown
      trigger={['contextMenu']}
      autoFocus
      menu={{ items, onClick, 'aria-label': words.label }}
      onOpenChange={(open) => {
        if (!open) session.focus();
      }}
    >
      {props.children}
    </Dropdown>
  );
}
