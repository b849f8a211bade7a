import type { ReactNode } from 'react';
import './sheet.css';

/**
 * A plain ruled table. `label` names it for those who cannot see where it stands; with `heads` its children are its rows
 * and the titles of its columns are made here.
 */
export function Sheet(props: {
  readonly label: string;
  readonly heads?: readonly string[];
  readonly children: ReactNode;
  readonly className?: string;
}) {
  return (
    <table className={`sheet ${props.className ?? ''}`} aria-label={props.label}>
      {props.heads ? (
        <>
          <thead>
            <tr>
              {props.heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>{props.children}</tbody>
        </>
      ) : (
        props.children
      )}
    </table>
  );
}
