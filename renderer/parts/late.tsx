import { Skeleton } from 'antd';
import { useEffect, useState } from 'react';
import './card.css';

/** A skeleton that shows only when waiting takes longer than a blink, so that quick answers do not flicker. */
export function Late(props: {
  readonly rows?: number;
  /** On white, where no card is around it. */
  readonly paper?: boolean;
}) {
  const { rows = 6, paper = false } = props;
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setShown(true), 200);
    return () => clearTimeout(timer);
  }, []);
  if (!shown) return null;
  const skeleton = <Skeleton active title={false} paragraph={{ rows }} style={{ padding: 16 }} />;
  return paper ? <div className="card">{skeleton}</div> : skeleton;
}
