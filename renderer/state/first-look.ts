import { askAhead } from '../link/ahead.ts';

/** What the desk and 工作台 show first, asked the moment the lock opens: drawing the desk takes as long as answering. */
export function askForDesk(): void {
  askAhead('settings.get', {}, ['settings']);
  askAhead('catalog.status', {}, ['catalog']);
  askAhead('duties.list', {}, ['submission', 'catalog', 'records', 'findings', 'sync']);
  askAhead('sync.status', {}, ['sync']);
}
