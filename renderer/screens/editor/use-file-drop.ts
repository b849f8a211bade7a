import { useEffect, useRef, useState } from 'react';
import type { Result } from '../../../shared/base/result.ts';
import { offerFile } from '../../link/files.ts';
import type { OfferedFile } from '../../link/wire.ts';

const carriesFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') ?? false;

/**
 * Takes a file that is dropped anywhere on the window. Answers whether one is held over it now. While `active` is false
 * a dropped file is turned away: the window must never open it in place of the workbench.
 */
export function useFileDrop(active: boolean, onFile: (offered: Result<OfferedFile>) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef({ active, onFile });
  latest.current = { active, onFile };
  useEffect(() => {
    let leaving: ReturnType<typeof setTimeout> | undefined;
    const onOver = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      // Several may listen; the one that is active came last and has the say.
      if (event.dataTransfer) event.dataTransfer.dropEffect = latest.current.active ? 'copy' : 'none';
      setOver(latest.current.active);
      // Drag-over comes many times a second while the file is held here; its absence means it left.
      clearTimeout(leaving);
      leaving = setTimeout(() => setOver(false), 200);
    };
    const onDrop = (event: DragEvent): void => {
      if (!carriesFile(event)) return;
      event.preventDefault();
      clearTimeout(leaving);
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (file && latest.current.active) void offerFile(file).then((offered) => latest.current.onFile(offered));
    };
    addEventListener('dragover', onOver);
    addEventListener('drop', onDrop);
    return () => {
      clearTimeout(leaving);
      removeEventListener('dragover', onOver);
      removeEventListener('drop', onDrop);
    };
  }, []);
  return over;
}
