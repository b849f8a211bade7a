/**
 * MiB for what lives shortly in the engine's thread and in those of its jobs. Given more, a thread fills it before it
 * tidies up, and every page of it has to be had from the system first, which costs more than the tidying: an import of a
 * million rows took a quarter more pages with what Node gives by itself.
 */
export const YOUNG_MB = 48;
