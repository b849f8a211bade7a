import { describe, expect, it } from 'vitest';
import { createCopiedText } from './copied.ts';

const world = (granted = true) => {
  let held = '';
  let focus = true;
  let due: { work: () => void; ms: number } | null = null;
  const text = createCopiedText(
    {
      mayRead: () => Promise.resolve(granted),
      read: () => (focus ? Promise.resolve(held) : Promise.reject(new Error('no focus'))),
      write: (next) => {
        held = next;
        return Promise.resolve();
      },
    },
    (work, ms) => {
      due = { work, ms };
      return () => {
        due = null;
      };
    },
  );
  return {
    text,
    held: () => held,
    put: (next: string) => {
      held = next;
    },
    focus: (on: boolean) => {
      focus = on;
    },
    due: () => due?.ms ?? null,
    async pass() {
      due?.work();
      await new Promise((resolve) => setTimeout(resolve));
    },
  };
};

describe('what was copied from the table', () => {
  it('is cleared after its minutes, whatever line ends the system made of it', async () => {
    const here = world();
    here.text.keepFor(2);
    here.text.copied('甲\t乙\r\n丙\t丁');
    here.put('甲\t乙\n丙\t丁\n');
    expect(here.due()).toBe(120_000);
    await here.pass();
    expect(here.held()).toBe('');
  });

  it('is left when something else was copied meanwhile, when it may not be read, and when nobody wants it cleared', async () => {
    const other = world();
    other.text.keepFor(2);
    other.text.copied('甲');
    other.put('别处复制的');
    await other.pass();
    expect(other.held()).toBe('别处复制的');

    const denied = world(false);
    denied.text.keepFor(2);
    denied.text.copied('甲');
    denied.put('甲');
    await denied.pass();
    expect(denied.held()).toBe('甲');

    const never = world();
    never.text.keepFor(0);
    never.text.copied('甲');
    expect(never.due()).toBeNull();
  });

  it('is cleared once the window has the focus again, and at once when locked', async () => {
    const away = world();
    away.text.keepFor(1);
    away.text.copied('甲');
    away.put('甲');
    away.focus(false);
    await away.pass();
    expect(away.held()).toBe('甲');
    away.focus(true);
    away.text.focused();
    await new Promise((resolve) => setTimeout(resolve));
    expect(away.held()).toBe('');

    const locked = world();
    locked.text.keepFor(5);
    locked.text.copied('乙');
    locked.put('乙');
    await locked.text.clear();
    expect(locked.held()).toBe('');
    expect(locked.due()).toBeNull();
  });
});
