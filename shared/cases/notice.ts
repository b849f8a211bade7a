import type { NoticeContent } from './message.ts';

/** Whether a notice is done only with a written answer; what is to be put right always is (限期纠正). */
export const asksAnswer = ({ sort, answer }: Pick<NoticeContent, 'sort' | 'answer'>): boolean => answer || sort === 'rectify';

/** Shorter than this tells the other side nothing. */
export const LEAST_WORDS = 4;
