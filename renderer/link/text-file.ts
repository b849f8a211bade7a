import { pickFile } from './files.ts';

/** Lets the officer choose a small text file and reads it here, in the window; null when they thought better of it. */
export async function chooseTextFile(
  types: string,
  most: number,
): Promise<{ readonly name: string; readonly text: string } | null> {
  const file = await pickFile(types);
  return file ? { name: file.name, text: await file.slice(0, most).text() } : null;
}
