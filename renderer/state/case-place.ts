import { create } from 'zustand';
import type { Side } from '../../shared/cases/model.ts';

/** Which side this unit is on in the case on view: its place in the navigation follows from that. */
export const useCasePlace = create<{ readonly side: Side | null }>(() => ({ side: null }));
