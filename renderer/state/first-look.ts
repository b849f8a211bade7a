import { askAhead } from '../link/ahead.ts';
import { PAGE } from '../parts/grid/page-cache.ts';
import { useRoute } from './route.ts';
import { useSession } from './session.ts';

/** What the desk and 工作台 show first, asked the moment the lock opens: drawing the desk takes as long as answering. */
export function askForDesk(): void {
  void askAhead('settings.get', {}, ['settings']);
  void askAhead('catalog.status', {}, ['catalog']);
  void askAhead('duties.list', {}, ['submission', 'catalog', 'records', 'findings', 'sync']);
  void askAhead('sync.status', {}, ['sync']);
}

/** What a submission's table shows first, asked before the screen before it is taken down. */
async function askForRows(id: string): Promise<void> {
  const submission = askAhead('submissions.get', { id }, ['submission', 'records', 'findings', 'sync']);
  const rows = { id, filter: 'all' } as const;
  void askAhead('records.open', rows, ['submission', 'records'], { once: true });
  void askAhead('records.page', { ...rows, start: 0, count: PAGE }, ['records', 'findings'], { once: true });
  void askAhead('settings.cover', {}, ['settings']);
  void askAhead('reveal.state', { kind: 'submission', id }, ['records', 'submission', 'case']);
  const answer = await submission;
  if (!answer.ok) return;
  const { dataset, catalogVersion: version } = answer.value;
  void askAhead('catalog.dataset', { id: dataset, version }, ['catalog']);
  void askAhead('settings.layout', { dataset }, ['settings']);
}

useRoute.subscribe(({ route }) => {
  if (route.screen === 'editor' && useSession.getState().status?.state === 'open') void askForRows(route.id);
});
