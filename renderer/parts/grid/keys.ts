import type { Move } from './selection.ts';

/** What a key means to the grid. `null` = the text box's own business: typing, or moving the caret while editing. */
export type KeyAction =
  | { readonly do: 'move'; readonly move: Move; readonly extend: boolean }
  | { readonly do: 'tab'; readonly back: boolean }
  | { readonly do: 'enter'; readonly back: boolean }
  | { readonly do: 'edit' }
  | { readonly do: 'choose' }
  | { readonly do: 'cancel' }
  | { readonly do: 'newline' }
  | { readonly do: 'clear' }
  | { readonly do: 'undo' }
  | { readonly do: 'redo' }
  | { readonly do: 'fillDown' }
  | { readonly do: 'selectAll' }
  | { readonly do: 'selectRows' }
  | { readonly do: 'insertRow'; readonly above: boolean }
  | { readonly do: 'deleteRows' }
  | { readonly do: 'find' }
  | { readonly do: 'replace' }
  /** Sort, filter and width of the active column. */
  | { readonly do: 'column' }
  /** The active column one place to the left or right. */
  | { readonly do: 'moveColumn'; readonly by: 1 | -1 }
  /** What stood in the cell in the period before. */
  | { readonly do: 'compare' }
  /** One record at a time. */
  | { readonly do: 'form' }
  /** On to the next part of the screen: Tab belongs to the cells. */
  | { readonly do: 'leave' };

export interface Key {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** An input method is composing; the key is its own. */
  readonly composing: boolean;
}

/**
 * `typing` = a value begun by typing (arrows leave the cell, as in a spreadsheet), `caret` = opened with F2 or a double
 * click (arrows move the caret), `none` = only selected.
 */
export type Editing = 'none' | 'typing' | 'caret';

const arrows: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'home',
  End: 'end',
};

const withCtrl: Readonly<Record<string, KeyAction>> = {
  z: { do: 'undo' },
  y: { do: 'redo' },
  d: { do: 'fillDown' },
  a: { do: 'selectAll' },
  f: { do: 'find' },
  h: { do: 'replace' },
  '+': { do: 'insertRow', above: false },
  '=': { do: 'insertRow', above: false },
  '-': { do: 'deleteRows' },
};

export function actionOf(key: Key, editing: Editing): KeyAction | null {
  if (key.composing) return null;
  const name = key.key;
  if (name === 'F6') return { do: 'leave' };
  if (name === 'F8') return { do: 'form' };
  if (name === 'F9') return { do: 'compare' };
  if (name === 'F4' || (key.alt && name === 'ArrowDown')) return { do: 'choose' };
  if (key.alt) return altAction(key, editing);
  if (name === 'Tab') return { do: 'tab', back: key.shift };
  if (name === 'Enter') return { do: 'enter', back: key.shift };
  if (name === 'Escape') return { do: 'cancel' };
  if (editing === 'caret') return null;
  if (editing === 'typing' && (key.ctrl || name === 'Home' || name === 'End' || key.shift)) return null;
  if (key.ctrl) return ctrlAction(name, key.shift);
  const move = arrows[name];
  if (move) return { do: 'move', move, extend: key.shift };
  if (editing === 'typing') return null;
  if (name === 'F2') return { do: 'edit' };
  if (name === 'Delete' || name === 'Backspace') return { do: 'clear' };
  if (name === ' ' && key.shift) return { do: 'selectRows' };
  return null;
}

function altAction({ key, ctrl, shift }: Key, editing: Editing): KeyAction | null {
  if (editing !== 'none') return key === 'Enter' ? { do: 'newline' } : null;
  if (shift && !ctrl && key === 'ArrowLeft') return { do: 'moveColumn', by: -1 };
  if (shift && !ctrl && key === 'ArrowRight') return { do: 'moveColumn', by: 1 };
  return ctrl && (key === '+' || key === '=') ? { do: 'insertRow', above: true } : null;
}

function ctrlAction(name: string, shift: boolean): KeyAction | null {
  if (name === 'Home') return { do: 'move', move: 'first', extend: shift };
  if (name === 'End') return { do: 'move', move: 'last', extend: shift };
  if (name === 'ArrowLeft') return { do: 'move', move: 'home', extend: shift };
  if (name === 'ArrowRight') return { do: 'move', move: 'end', extend: shift };
  // Input methods take one of Ctrl+Space and Shift+Space for themselves; both select the rows.
  if (name === ' ') return { do: 'selectRows' };
  if (name.toLowerCase() === 'z' && shift) return { do: 'redo' };
  if (name.toLowerCase() === 'l') return shift ? { do: 'column' } : null;
  return withCtrl[name.toLowerCase()] ?? null;
}
