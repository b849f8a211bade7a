import { create } from 'zustand';
import type { CaseBox } from '../../shared/cases/model.ts';

/** Where the case on view is listed: its place in the navigation. */
export const useCasePlace = create<{ readonly box: CaseBox | null }>(() => ({ box: null }));
