import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { DownFrame, UpFrame } from '../shared/contract/frames.ts';
import { channels } from './channels.ts';

// All the page gets: a wire of frames, two ways to name a file and one to save an export. No ipcRenderer, no Node, no paths.
contextBridge.exposeInMainWorld('liaisonHost', {
  send: (frame: UpFrame) => ipcRenderer.send(channels.up, frame),
  receive: (on: (frame: DownFrame) => void) =>
    void ipcRenderer.on(channels.down, (_event: IpcRendererEvent, frame: DownFrame) => on(frame)),
  onClosed: (on: () => void) => void ipcRenderer.on(channels.closed, () => on()),
  chooseFile: () => ipcRenderer.invoke(channels.choose),
  saveExport: (token: string, name: string) => ipcRenderer.invoke(channels.save, token, name),
  // The path is taken from the dropped File here; a page cannot make one up.
  offerDropped: (file: File) => ipcRenderer.invoke(channels.dropped, webUtils.getPathForFile(file)),
});
