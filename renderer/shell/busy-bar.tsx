import { Alert, Progress } from 'antd';
import { useNow } from '../parts/use-now.ts';
import { type Busy, useBusy } from '../state/busy.ts';
import { shellWords } from '../words/shell.ts';
import { useWords } from '../words/words.ts';
import './busy-bar.css';

/** Shorter than this nobody notices that nothing is answered. */
const NOTICED_MS = 400;
const TICK_MS = 250;
/** The end is said by the engine, not by the clock. */
const MOST_PERCENT = 95;

/** While the engine writes the whole file anew and answers nobody: above everything, in every window, until it says so. */
export function BusyBar() {
  const busy = useBusy((state) => state.busy);
  return busy === null ? null : <Bar {...busy} />;
}

function Bar({ at, seconds }: Busy) {
  const words = useWords(shellWords);
  const passed = Math.max(0, useNow(TICK_MS) - at);
  if (passed < NOTICED_MS) return null;
  const percent = Math.min(MOST_PERCENT, Math.round(passed / 10 / seconds));
  return (
    <Alert
      className="busy-bar"
      type="warning"
      showIcon
      role="status"
      title={words.busyTitle}
      description={
        <>
          {words.busyText(seconds)}
          <Progress
            aria-label={words.busyTitle}
            percent={percent}
            size="small"
            format={() => words.busyPassed(Math.floor(passed / 1000))}
          />
        </>
      }
    />
  );
}
