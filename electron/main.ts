import { app } from 'electron';
import { startDesktop } from './desktop.ts';
import { registerScheme } from './pages.ts';

// Before anything else: schemes must be known before the app is ready.
registerScheme();
app.enableSandbox();

if (!app.requestSingleInstanceLock()) app.quit();
else void app.whenReady().then(startDesktop);
