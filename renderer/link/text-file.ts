/** Lets the officer choose a small text file and reads it here, in the window; null when they thought better of it. */
export async function chooseTextFile(
  types: string,
  most: number,
): Promise<{ readonly name: string; readonly text: string } | null> {
  const input = document.createElement('input');
  input.type = 'file';
  input.accept = types;
  const file = await new Promise<File | null>((resolve) => {
    input.addEventListener('change', () => resolve(input.files?.[0] ?? null));
    input.addEventListener('cancel', () => resolve(null));
    input.click();
  });
  return file ? { name: file.name, text: await file.slice(0, most).text() } : null;
}
