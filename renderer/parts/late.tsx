import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';

/** A skeleton that shows only when waiting takes longer than a blink, so that quick answers do not flicker. */
export function Late({ rows = 6 }: { readonly rows?: number }) {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  return shown ? <Skeleton active title={false} paragraph={{ rows }} style={{ padding: 16 }} /> : null;
}
