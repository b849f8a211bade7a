import type { FontChoice } from '../../../shared/cases/letters/calls.ts';
import { A4, BASELINE } from '../../../shared/cases/letters/figures.ts';
import { wantedFonts } from '../../../shared/cases/letters/fonts/wanted.ts';
import { signsOf } from '../../../shared/cases/letters/measure.ts';
import type { FontRole, LetterPage, Run } from '../../../shared/cases/letters/page.ts';

const RED = '#d1050f';

/** One page of a letter, drawn from the very positions the PDF is drawn from. One unit is a millimetre. */
export function LetterPaper(props: { readonly page: LetterPage; readonly fonts: readonly FontChoice[]; readonly label: string }) {
  const { page, fonts } = props;
  const [width, height] = page.landscape ? [A4.height, A4.width] : [A4.width, A4.height];
  return (
    <svg className="letter-paper" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={props.label} lang="zh-CN">
      <rect width={width} height={height} fill="#fff" />
      {page.rules.map((rule) => (
        <rect
          key={`${rule.x} ${rule.y} ${rule.width} ${rule.height}`}
          x={rule.x}
          y={rule.y}
          width={rule.width}
          height={rule.height}
          fill={rule.red ? RED : '#000'}
        />
      ))}
      {page.runs.map((run) => (
        <RunText key={`${run.x} ${run.y}`} run={run} fonts={fonts} />
      ))}
    </svg>
  );
}

function RunText({ run, fonts }: { readonly run: Run; readonly fonts: readonly FontChoice[] }) {
  const { x, y, size, squeeze = 1 } = run;
  const signs = signsOf(run.text);
  const style = cssFont(run.font, fonts, /^[ -~]+$/.test(run.text));
  const base = { fontSize: size, fill: run.red ? RED : '#000', ...style };
  const spread = signs.length > 1 ? { textLength: run.width / squeeze } : {};
  if (run.turned)
    return (
      <text {...base} {...spread} transform={`translate(${x - BASELINE * size} ${y}) rotate(90)`}>
        {run.text}
      </text>
    );
  return (
    <text {...base} {...spread} transform={`translate(${x} ${y + BASELINE * size})${squeeze < 1 ? ` scale(${squeeze} 1)` : ''}`}>
      {run.text}
    </text>
  );
}

/** The family the PDF takes, then the others in their order; weights are part of a name only in font files. */
function cssFont(role: FontRole, fonts: readonly FontChoice[], latin: boolean) {
  const used = fonts.find((choice) => choice.role === role)?.used ?? null;
  const weight = /(Bold|Medium)$/i.exec(used ?? '')?.[1]?.toLowerCase();
  const family = used?.replace(/\s+(Bold|Medium|Regular)$/i, '');
  const names = [
    ...(latin && (role === 'body' || role === 'subhead') ? ['Times New Roman', 'Liberation Serif'] : []),
    ...(family === undefined ? [] : [family]),
    ...wantedFonts[role].slice(0, 8),
    role === 'head' ? 'Noto Sans CJK SC' : 'Noto Serif CJK SC',
  ];
  return {
    fontFamily: `${names.map((name) => `"${name}"`).join(', ')}, ${role === 'head' ? 'sans-serif' : 'serif'}`,
    fontWeight: weight === 'bold' ? 700 : weight === 'medium' ? 500 : 400,
  };
}
