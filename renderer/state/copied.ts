/** The system's clipboard as far as a window may see it. */
export interface ClipboardAccess {
  /** Whether it may be read without asking the officer. */
  mayRead(): Promise<boolean>;
  read(): Promise<string>;
  write(text: string): Promise<void>;
}

/** Clears what was copied from the table after a time, unless the officer has copied something else meanwhile. */
export interface CopiedText {
  /** Minutes; 0 = it is left. */
  keepFor(minutes: number): void;
  copied(text: string): void;
  /** Now, as far as can be: the desk is being locked. */
  clear(): Promise<void>;
  /** The window has the focus again: only then the clipboard can be read. */
  focused(): void;
}

const MINUTE = 60_000;
/** Systems write line ends their own way. */
const plain = (text: string): string => text.replaceAll('\r\n', '\n').replace(/\n$/, '');

export function createCopiedText(
  clipboard: ClipboardAccess,
  after: (work: () => void, ms: number) => () => void = (work, ms) => {
    const timer = setTimeout(work, ms);
    return () => clearTimeout(timer);
  },
): CopiedText {
  let minutes = 0;
  let held: string | null = null;
  let due = false;
  let stop = (): void => {};

  const clear = async (): Promise<void> => {
    const text = held;
    if (text === null) return;
    try {
      if (await clipboard.mayRead()) {
        // Somebody else's text is left alone.
        if (plain(await clipboard.read()) === plain(text)) await clipboard.write('');
        if (held === text) held = null;
        due = false;
      } else held = null;
    } catch {
      // Without the focus it cannot be read: tried again when the window has it.
      due = true;
    }
  };

  return {
    keepFor(next) {
      minutes = next;
    },
    copied(text) {
      stop();
      due = false;
      held = text === '' || minutes === 0 ? null : text;
      if (held !== null) stop = after(() => void clear(), minutes * MINUTE);
    },
    async clear() {
      stop();
      await clear();
    },
    focused() {
      if (due) void clear();
    },
  };
}

/** The window's own. */
export const systemClipboard: ClipboardAccess = {
  async mayRead() {
    // Browsers know this name, the language's list of names does not yet. A window that cannot say so may not.
    const asked = await navigator.permissions?.query({ name: 'clipboard-read' as PermissionName }).catch(() => null);
    return asked?.state === 'granted';
  },
  read: () => navigator.clipboard.readText(),
  write: (text) => navigator.clipboard.writeText(text),
};

export const copiedText = createCopiedText(systemClipboard);
