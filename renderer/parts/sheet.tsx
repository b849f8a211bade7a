import type { ReactNode } from 'react';
import './sheet.css';

/** A plain ruled table. `label` names it for those who cannot see where it stands. */
export function Sheet(props: { readonly label: string; readonly children: ReactNode; readonly className?: string }) {
  return (
    <table className={`sheet ${props.className ?? ''}`} aria-label={props.label}>
      {props.children}
    </table>
  );
}
