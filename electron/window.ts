import { app, BrowserWindow } from 'electron';
import { HOME } from './pages.ts';

/** The one window: sandboxed, isolated, without Node; sized for 1366×768. */
export function openMainWindow(preload: string): BrowserWindow {
  const window = new BrowserWindow({
    width: 1366,
    height: 768,
    minWidth: 1024,
    minHeight: 640,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: '#f4f6f8',
    title: '联络员工作台',
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      devTools: !app.isPackaged && process.env.LIAISON_DEVTOOLS === '1',
    },
  });
  window.once('ready-to-show', () => window.show());
  void window.loadURL(HOME);
  return window;
}
