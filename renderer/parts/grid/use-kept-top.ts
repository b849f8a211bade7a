import { useLayoutEffect, useRef } from 'react';

/** Rows that grow or shrink leave the same one at the top: `move` is told by how much the place has to be stretched. */
export function useKeptTop(rowHeight: number, move: (stretch: number) => void): void {
  const before = useRef(rowHeight);
  useLayoutEffect(() => {
    const was = before.current;
    before.current = rowHeight;
    if (was !== rowHeight) move(rowHeight / was);
  });
}
