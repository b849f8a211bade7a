import { EyeInvisibleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useAct } from '../../parts/use-act.ts';
import { revealWords } from '../../words/reveal.ts';
import { useWords } from '../../words/words.ts';

/** Covers values of level S while at work, for visitors and screenshots; each officer's own choice is kept. */
export function CoverSwitch({ on }: { readonly on: boolean }) {
  const words = useWords(revealWords);
  const act = useAct();
  return (
    <Button
      type={on ? 'primary' : 'default'}
      ghost={on}
      icon={<EyeInvisibleOutlined aria-hidden />}
      title={words.atWorkTip}
      aria-pressed={on}
      onClick={() => void act('settings.setCover', { on: !on })}
    >
      {words.atWork}
    </Button>
  );
}
