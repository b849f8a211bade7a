import { EventEmitter } from 'node:events';

/**
 * A stand-in for the parts of Electron that electron/ uses, as its documentation describes them: events that can be
 * prevented, structured clones over IPC, handlers that may be registered once, a protocol that must be registered
 * before the app is ready. Specs mock the module `electron` with this one.
 */

class Preventable {
  defaultPrevented = false;
  preventDefault(): void {
    this.defaultPrevented = true;
  }
}

/** Emits an event as Electron does and says whether it was let through. */
const allowed = (emitter: EventEmitter, name: string, more: object = {}, ...rest: readonly unknown[]): boolean => {
  const event = Object.assign(new Preventable(), more);
  emitter.emit(name, event, ...rest);
  return !event.defaultPrevented;
};

class StandInApp extends EventEmitter {
  isPackaged = true;
  userData = '';
  primary = true;
  sandboxed = false;
  quits = 0;
  hasQuit = false;
  isReady = false;
  #ready = Promise.withResolvers<void>();
  ready(): void {
    this.isReady = true;
    this.#ready.resolve();
  }
  /** As if the process were a new one. */
  restart(): void {
    this.removeAllListeners();
    Object.assign(this, { primary: true, sandboxed: false, quits: 0, hasQuit: false, isReady: false });
    this.#ready = Promise.withResolvers<void>();
  }
  getVersion(): string {
    return '0.1.0';
  }
  getPath(name: string): string {
    if (name !== 'userData') throw new Error(`Failed to get '${name}' path`);
    return this.userData;
  }
  enableSandbox(): void {
    if (this.isReady) throw new Error('app.enableSandbox() can only be called before app is ready');
    this.sandboxed = true;
  }
  requestSingleInstanceLock(): boolean {
    return this.primary;
  }
  whenReady(): Promise<void> {
    return this.#ready.promise;
  }
  quit(): void {
    this.quits++;
    if (!allowed(this, 'before-quit')) return;
    for (const window of [...BrowserWindow.open]) window.close();
    this.hasQuit = true;
  }
}

type Answer = (allow: boolean) => void;
type Cancel = (answer: { readonly cancel: boolean }) => void;

class StandInSession extends EventEmitter {
  onPermission: (contents: unknown, permission: string, answer: Answer) => void = (_c, _p, answer) => answer(true);
  checkPermission: (contents: unknown, permission: string) => boolean = () => true;
  checkDevice: () => boolean = () => true;
  onRequest: (details: { readonly url: string }, answer: Cancel) => void = (_d, answer) => answer({ cancel: false });
  webRequest = {
    onBeforeRequest: (on: StandInSession['onRequest']): void => {
      this.onRequest = on;
    },
  };
  setPermissionRequestHandler(on: StandInSession['onPermission']): void {
    this.onPermission = on;
  }
  setPermissionCheckHandler(on: StandInSession['checkPermission']): void {
    this.checkPermission = on;
  }
  setDevicePermissionHandler(on: () => boolean): void {
    this.checkDevice = on;
  }
  /** What a page would meet. */
  asks(permission: string): boolean {
    let answer = true;
    this.onPermission(null, permission, (allow) => {
      answer = allow;
    });
    return answer;
  }
  fetches(url: string): boolean {
    let cancelled = false;
    this.onRequest({ url }, ({ cancel }) => {
      cancelled = cancel;
    });
    return !cancelled;
  }
}

interface Frame {
  url: string;
}

class WebContents extends EventEmitter {
  mainFrame: Frame = { url: '' };
  destroyed = false;
  reloads = 0;
  openHandler: (details: { readonly url: string }) => { readonly action: string } = () => ({ action: 'allow' });
  isDestroyed(): boolean {
    return this.destroyed;
  }
  setWindowOpenHandler(on: WebContents['openHandler']): void {
    this.openHandler = on;
  }
  send(channel: string, ...values: readonly unknown[]): void {
    if (this.destroyed) throw new TypeError('Object has been destroyed');
    const copies = structuredClone(values);
    queueMicrotask(() => ipcRenderer.emit(channel, {}, ...copies));
  }
  load(url: string): void {
    this.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false, url });
    this.mainFrame = { url };
    this.emit('did-finish-load');
  }
  reload(): void {
    this.reloads++;
    this.load(this.mainFrame.url);
  }
  /** What happens when the page itself tries to go somewhere, in its main frame or another. */
  tries(url: string): boolean {
    return allowed(this, 'will-frame-navigate', { url, isMainFrame: true });
  }
  attachesWebview(): boolean {
    return allowed(this, 'will-attach-webview', {}, {}, {});
  }
}

export interface WindowOptions {
  readonly webPreferences: Readonly<Record<string, unknown>>;
  readonly show?: boolean;
}

export class BrowserWindow extends EventEmitter {
  static open: BrowserWindow[] = [];
  static getAllWindows(): BrowserWindow[] {
    return BrowserWindow.open;
  }
  readonly options: WindowOptions;
  readonly webContents = new WebContents();
  shown = false;
  minimized = false;
  focused = 0;
  constructor(options: WindowOptions) {
    super();
    this.options = options;
    BrowserWindow.open.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  async loadURL(url: string): Promise<void> {
    await Promise.resolve();
    this.webContents.load(url);
    this.emit('ready-to-show');
  }
  show(): void {
    this.shown = true;
  }
  isMinimized(): boolean {
    return this.minimized;
  }
  restore(): void {
    this.minimized = false;
  }
  focus(): void {
    this.focused++;
  }
  close(): void {
    BrowserWindow.open = BrowserWindow.open.filter((window) => window !== this);
    this.webContents.destroyed = true;
    this.emit('closed');
    if (BrowserWindow.open.length === 0) app.emit('window-all-closed');
  }
}

type Handler = (event: unknown, ...values: readonly unknown[]) => unknown;

class IpcMain extends EventEmitter {
  readonly handlers = new Map<string, Handler>();
  handle(channel: string, on: Handler): void {
    if (this.handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`);
    this.handlers.set(channel, on);
  }
  removeHandler(channel: string): void {
    this.handlers.delete(channel);
  }
}

/** Who sends: the open window's main frame unless a spec says otherwise. */
const sender = (from: Partial<Sender> = {}): Sender => {
  const contents = BrowserWindow.open[0]?.webContents;
  return { sender: contents, senderFrame: contents?.mainFrame ?? null, ...from };
};
interface Sender {
  readonly sender: unknown;
  readonly senderFrame: Frame | null;
}

class IpcRenderer extends EventEmitter {
  send(channel: string, ...values: readonly unknown[]): void {
    this.sendAs({}, channel, ...values);
  }
  async invoke(channel: string, ...values: readonly unknown[]): Promise<unknown> {
    return this.invokeAs({}, channel, ...values);
  }
  sendAs(from: Partial<Sender>, channel: string, ...values: readonly unknown[]): void {
    ipcMain.emit(channel, sender(from), ...structuredClone(values));
  }
  async invokeAs(from: Partial<Sender>, channel: string, ...values: readonly unknown[]): Promise<unknown> {
    const handler = ipcMain.handlers.get(channel);
    if (!handler) throw new Error(`No handler registered for '${channel}'`);
    return structuredClone(await handler(sender(from), ...structuredClone(values)));
  }
}

type Serve = (request: Request) => Response | Promise<Response>;

class Protocol {
  schemes: { readonly scheme: string; readonly privileges: Readonly<Record<string, boolean>> }[] = [];
  readonly served = new Map<string, Serve>();
  registerSchemesAsPrivileged(schemes: Protocol['schemes']): void {
    if (app.isReady) throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    this.schemes.push(...schemes);
  }
  handle(scheme: string, serve: Serve): void {
    this.served.set(scheme, serve);
  }
  async fetch(url: string, method = 'GET'): Promise<Response> {
    const serve = this.served.get(new URL(url).protocol.replace(':', ''));
    if (!serve) throw new Error('net::ERR_UNKNOWN_URL_SCHEME');
    return serve(new Request(url, { method }));
  }
}

export const app = new StandInApp();
export const session = { defaultSession: new StandInSession() };
export const ipcMain = new IpcMain();
export const ipcRenderer = new IpcRenderer();
export const protocol = new Protocol();
/** Tells what happens to the computer: `suspend`, `lock-screen` … */
export const powerMonitor = new EventEmitter();
/** What the officer will choose in the file dialog. */
export const dialog = {
  chosen: null as string | null,
  /** Where an export is to be saved; null: the officer cancels. */
  saveTo: null as string | null,
  /** What was proposed. */
  proposed: null as string | null,
  async showSaveDialog(_window: unknown, options: { readonly defaultPath?: string }) {
    dialog.proposed = options.defaultPath ?? null;
    return dialog.saveTo === null ? { canceled: true, filePath: '' } : { canceled: false, filePath: dialog.saveTo };
  },
  showOpenDialog: async () =>
    dialog.chosen === null ? { canceled: true, filePaths: [] } : { canceled: false, filePaths: [dialog.chosen] },
};
type Template = readonly { readonly submenu?: readonly { readonly role?: string }[] }[];
export const applicationMenu: { template: Template } = { template: [] };
export const Menu = {
  buildFromTemplate: (template: Template) => template,
  setApplicationMenu(menu: Template) {
    applicationMenu.template = menu;
  },
};
/** What the preload put into the page. */
export const exposed = new Map<string, unknown>();
export const contextBridge = { exposeInMainWorld: (name: string, value: unknown) => void exposed.set(name, value) };
/** Paths of File objects that came from the disk; a File a page made itself has none. */
export const droppedPaths = new WeakMap<object, string>();
export const webUtils = { getPathForFile: (file: object) => droppedPaths.get(file) ?? '' };
export { safeStorage } from './safe-storage-stand-in.ts';
