import { useMemo } from 'react';
import { encode } from 'uqr';
import { pathOf } from './qr-path.ts';

const BORDER = 2;

/** A QR code, sharp on any paper: one path of whole modules. */
export function Qr({ text, label }: { readonly text: string; readonly label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size: modules } = encode(text, { ecc: 'L', border: BORDER });
    return { size: modules, path: pathOf(data) };
  }, [text]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label} shapeRendering="crispEdges">
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}
