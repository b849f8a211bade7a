/** A place that scrolls by itself and holds nothing to focus: arrows must reach it, and it has a name. */
export const scrolls = (label: string) => ({ role: 'region', tabIndex: 0, 'aria-label': label }) as const;
