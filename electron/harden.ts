import { app, session } from 'electron';
import { isOurPage } from './pages.ts';

/** Electron's security guide, the parts that hold for every web contents: no permission, no navigation, no new window. */
export function harden(): void {
  session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.defaultSession.setPermissionCheckHandler(() => false);
  session.defaultSession.setDevicePermissionHandler(() => false);
  // Nothing but our own pages is ever fetched by the window; the platform is the engine's business.
  session.defaultSession.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !(isOurPage(details.url) || /^(data|devtools):/.test(details.url)) });
  });
  // Nothing is downloaded by the window either: files leave through the engine, to a place the officer chose.
  session.defaultSession.on('will-download', (event) => event.preventDefault());
  app.on('web-contents-created', (_event, contents) => {
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    contents.on('will-frame-navigate', (event) => {
      if (!isOurPage(event.url)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
  });
}
