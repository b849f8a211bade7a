/** A purpose said in fewer signs says nothing to whoever reads the trail later. */
export const LEAST_PURPOSE = 4;

export const isPurpose = (text: string): boolean => [...text.trim()].length >= LEAST_PURPOSE;
