import { Menu, type MenuItemConstructorOptions } from 'electron';

/** Only what the system expects for editing and the window; commands of the workbench are in its own palette. */
export function setMenu(): void {
  const edit: MenuItemConstructorOptions = {
    label: '编辑 Edit',
    submenu: [{ role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
  };
  const view: MenuItemConstructorOptions = {
    label: '视图 View',
    submenu: [
      { role: 'resetZoom' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'togglefullscreen' },
      { role: 'minimize' },
      { role: 'close' },
    ],
  };
  // macOS puts an application's own menu, with Quit, first.
  const own: MenuItemConstructorOptions[] = process.platform === 'darwin' ? [{ role: 'appMenu' }] : [];
  Menu.setApplicationMenu(Menu.buildFromTemplate([...own, edit, view]));
}
