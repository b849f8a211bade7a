import { EyeInvisibleOutlined, EyeOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { clockTime } from '../../words/format.ts';
import { revealWords } from '../../words/reveal.ts';
import { useWords } from '../../words/words.ts';
import './reveal.css';
import { useRevealing } from './reveal-host.tsx';

/** Says that values are covered, or until when they are shown, with the way to the other. Nothing where there are none. */
export function RevealButton() {
  const words = useWords(revealWords);
  const { state, titleOf, ask, cover } = useRevealing();
  if (!state || (state.covered.length === 0 && state.until === null)) return null;
  return (
    <span className="reveal-line" role="status">
      {state.until === null ? <EyeInvisibleOutlined /> : <EyeOutlined />}
      <span>
        {state.until === null
          ? words.coveredOf(state.covered.map(titleOf))
          : words.shownUntil(clockTime(state.until).slice(0, 5))}
      </span>
      {state.covered.length > 0 ? (
        <Button size="small" onClick={() => void ask()}>
          {words.show}
        </Button>
      ) : null}
      {state.until === null ? null : (
        <Button size="small" onClick={cover}>
          {words.coverAgain}
        </Button>
      )}
    </span>
  );
}
