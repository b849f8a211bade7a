/**
 * MiB for what lives shortly in a job's thread. Given more, a thread fills it before it tidies up, and every page of it
 * has to be had from the system first, which costs more than the tidying: an import of a million rows took a quarter
 * more pages with what Node gives by itself.
 */
export const JOB_YOUNG_MB = 48;

/** In the engine's thread much less is under way at a time: with as much as a job has, it takes 20 MiB more and no less time. */
export const ENGINE_YOUNG_MB = 12;
