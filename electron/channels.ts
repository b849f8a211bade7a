/** The IPC channels, all of them. The preload and the main process share this list. */
export const channels = {
  up: 'wire-up',
  down: 'wire-down',
  closed: 'wire-closed',
  choose: 'file-choose',
  dropped: 'file-dropped',
  save: 'export-save',
} as const;
