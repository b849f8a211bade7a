import { sensitiveFields } from '../../../shared/catalog/mask.ts';
import { useCall } from '../../link/use-call.ts';

/** Whether a dataset of a catalog version has values of level S; until that is known it counts as if it had. */
export function useSensitive(dataset: string, version: string): boolean {
  const detail = useCall('catalog.dataset', { id: dataset, version });
  return detail.value === null || sensitiveFields(detail.value.dataset).size > 0;
}
