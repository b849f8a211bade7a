import { describe, expect, it } from 'vitest';
import { actionOf, type Editing, type Key } from './keys.ts';

const press = (key: string, editing: Editing = 'none', more: Partial<Key> = {}) =>
  actionOf({ key, ctrl: false, shift: false, alt: false, composing: false, ...more }, editing);

describe('keys of the grid', () => {
  it('leaves every key to an input method that is composing', () => {
    for (const key of ['Enter', 'ArrowDown', 'Escape', 'Tab', 'Delete'])
      expect(press(key, 'none', { composing: true })).toBeNull();
  });

  it('leaves letters to the text box, selected or editing', () => {
    expect(press('n')).toBeNull();
    expect(press('中')).toBeNull();
    expect(press('a', 'typing')).toBeNull();
  });

  it('moves with arrows while only selected or typing, and moves the caret after F2', () => {
    expect(press('ArrowDown')).toEqual({ do: 'move', move: 'down', extend: false });
    expect(press('ArrowDown', 'typing')).toEqual({ do: 'move', move: 'down', extend: false });
    expect(press('ArrowLeft', 'caret')).toBeNull();
    expect(press('ArrowUp', 'none', { shift: true })).toEqual({ do: 'move', move: 'up', extend: true });
  });

  it('leads to finding, replacing, the column and the form', () => {
    expect(press('f', 'none', { ctrl: true })).toEqual({ do: 'find' });
    expect(press('h', 'none', { ctrl: true })).toEqual({ do: 'replace' });
    expect(press('L', 'none', { ctrl: true, shift: true })).toEqual({ do: 'column' });
    // Without Shift it locks the desk.
    expect(press('l', 'none', { ctrl: true })).toBeNull();
    expect(press('F8')).toEqual({ do: 'form' });
  });

  it('keeps text shortcuts for the text box while editing', () => {
    expect(press('z', 'typing', { ctrl: true })).toBeNull();
    expect(press('a', 'caret', { ctrl: true })).toBeNull();
    expect(press('z', 'none', { ctrl: true })).toEqual({ do: 'undo' });
    expect(press('Z', 'none', { ctrl: true, shift: true })).toEqual({ do: 'redo' });
    expect(press('y', 'none', { ctrl: true })).toEqual({ do: 'redo' });
  });

  it('commits with Enter and Tab, breaks a line with Alt+Enter', () => {
    expect(press('Enter', 'caret')).toEqual({ do: 'enter', back: false });
    expect(press('Tab', 'typing', { shift: true })).toEqual({ do: 'tab', back: true });
    expect(press('Enter', 'caret', { alt: true })).toEqual({ do: 'newline' });
  });

  it('opens choices, selects rows', () => {
    expect(press('ArrowDown', 'none', { alt: true })).toEqual({ do: 'choose' });
    expect(press('ArrowLeft', 'none', { alt: true, shift: true })).toEqual({ do: 'moveColumn', by: -1 });
    expect(press('ArrowRight', 'typing', { alt: true, shift: true })).toBeNull();
    expect(press('=', 'none', { alt: true, ctrl: true })).toEqual({ do: 'insertRow', above: true });
    expect(press('=', 'none', { ctrl: true })).toEqual({ do: 'insertRow', above: false });
    expect(press('F9', 'none')).toEqual({ do: 'compare' });
    expect(press('F6')).toEqual({ do: 'leave' });
    expect(press('F4', 'typing')).toEqual({ do: 'choose' });
    expect(press(' ', 'none', { shift: true })).toEqual({ do: 'selectRows' });
    expect(press(' ', 'none', { ctrl: true })).toEqual({ do: 'selectRows' });
    expect(press('c', 'none', { ctrl: true })).toBeNull();
  });
});
