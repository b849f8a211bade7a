import { problem } from '../../shared/base/problem.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { OfferedFile } from './wire.ts';

export const importTypes = '.xlsx,.xls,.ods,.csv,.tsv,.txt';

/** The window's own choice of a file; null when the officer thought better of it. */
export function pickFile(types: string): Promise<File | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = types;
  return new Promise((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
}

/** Lets the officer choose a file; null when they thought better of it. */
export async function chooseFile(types: string = importTypes): Promise<Result<OfferedFile> | null> {
  if (window.liaisonHost) {
    const offered = await window.liaisonHost.chooseFile();
    return offered ? ok(offered) : null;
  }
  const file = await pickFile(types);
  return file ? offerFile(file) : null;
}

/** Hands a chosen or dropped file to the host, which keeps it in memory until the import. */
export async function offerFile(file: File): Promise<Result<OfferedFile>> {
  if (window.liaisonHost) {
    const offered = await window.liaisonHost.offerDropped(file);
    return offered ? ok(offered) : fail(problem('file/gone'));
  }
  try {
    const response = await fetch('/files', {
      method: 'POST',
      headers: { 'x-file-name': encodeURIComponent(file.name) },
      body: file,
    });
    const answer: Result<OfferedFile> = await response.json();
    return answer;
  } catch {
    return fail(problem('file/gone'));
  }
}
