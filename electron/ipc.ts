import { type BrowserWindow, type IpcMainEvent, type IpcMainInvokeEvent, ipcMain } from 'electron';
import { upFrameSchema } from '../shared/contract/frames.ts';
import type { EngineHandle } from '../shared/engine/start.node.ts';
import { channels } from './channels.ts';
import { chooseFile, offerPath } from './files.ts';
import { isOurPage } from './pages.ts';
import { saveExport } from './save.ts';

/** A page that keeps crashing is not loaded for ever. */
const MAX_RELOADS = 3;

/** One window's wire and file choices. Only its own main frame, showing our pages, is heard; every frame is parsed. */
export function serveWindow(window: BrowserWindow, engine: EngineHandle): void {
  const contents = window.webContents;
  const isOurs = (event: IpcMainEvent | IpcMainInvokeEvent): boolean =>
    event.sender === contents && event.senderFrame === contents.mainFrame && isOurPage(event.senderFrame?.url ?? '');

  let ended = false;
  const tellEnded = (): void => {
    if (ended && !contents.isDestroyed()) contents.send(channels.closed);
  };
  const connect = () => {
    const made = engine.connect();
    made.receive(
      (frame) => {
        if (!contents.isDestroyed()) contents.send(channels.down, frame);
      },
      () => {
        ended = true;
        tellEnded();
      },
    );
    return made;
  };
  let wire = connect();

  // A page loaded anew counts its calls from one again: it gets a wire of its own, and what the old one asked for ends.
  contents.on('did-start-navigation', (event) => {
    if (!event.isMainFrame || event.isSameDocument) return;
    wire.close();
    wire = connect();
  });
  // Told again once the page listens: the engine may have ended while it was loading.
  contents.on('did-finish-load', tellEnded);
  let reloads = 0;
  contents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && reloads++ < MAX_RELOADS) contents.reload();
  });

  const onFrame = (event: IpcMainEvent, raw: unknown): void => {
    if (!isOurs(event)) return;
    const frame = upFrameSchema.safeParse(raw);
    if (frame.success) wire.send(frame.data);
  };
  ipcMain.on(channels.up, onFrame);
  ipcMain.handle(channels.choose, (event) => (isOurs(event) ? chooseFile(engine, window) : null));
  ipcMain.handle(channels.dropped, (event, path: unknown) =>
    isOurs(event) && typeof path === 'string' && path !== '' ? offerPath(engine, path) : null,
  );
  ipcMain.handle(channels.save, (event, token: unknown, name: unknown) =>
    isOurs(event) && typeof token === 'string' && typeof name === 'string' ? saveExport(engine, window, token, name) : null,
  );

  window.on('closed', () => {
    ipcMain.removeListener(channels.up, onFrame);
    ipcMain.removeHandler(channels.choose);
    ipcMain.removeHandler(channels.dropped);
    ipcMain.removeHandler(channels.save);
    wire.close();
  });
}
