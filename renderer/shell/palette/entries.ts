import type { Words } from '../../../shared/catalog/model.ts';

/** One thing the palette can find. Both languages are searched, whichever is shown. */
export interface PaletteEntry {
  readonly id: string;
  readonly kind: 'screen' | 'duty' | 'dataset' | 'command';
  readonly title: Words;
  /** Codes and periods that people type too. */
  readonly also: readonly string[];
  /** Stands quietly at the right. */
  readonly aside: string;
}
