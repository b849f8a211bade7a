import type { Result } from '../base/result.ts';
import type { Manifest, ReadyUpdate, UpdateFile } from './model.ts';

/** How a proven file becomes the version of the next start; each kind of installation has its own way. */
export interface Installer {
  /** Where files are fetched to. */
  readonly incoming: string;
  prepare(path: string, file: UpdateFile, manifest: Manifest): Promise<Result<undefined>>;
  ready(): ReadyUpdate | null;
  /** What was prepared is not used. */
  drop(): void;
  failed(): { readonly version: string; readonly at: number } | null;
  /** The version before that can be gone back to, and the form of store it knows. */
  previous(): { readonly version: string; readonly schema: number } | null;
  /** From the next start on, the version before. */
  back(): Result<undefined>;
}
