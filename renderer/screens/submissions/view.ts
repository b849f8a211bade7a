import { create } from 'zustand';
import type { StateFilter } from './grouping.ts';

interface View {
  readonly kind: 'list' | 'month';
  readonly text: string;
  readonly state: StateFilter;
  /** `2026-11`; null = this month. */
  readonly month: string | null;
}

/** How the officer left this screen; coming back from a submission finds it so. */
export const useView = create<View>(() => ({ kind: 'list', text: '', state: 'all', month: null }));
