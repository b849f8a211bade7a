import { settingsWords } from '../../words/settings.ts';
import { useWords } from '../../words/words.ts';

/** Keys as they stand on the keyboard; each list of alternatives is shown side by side. */
const everywhere = [
  [['Ctrl K'], 'find'],
  [['Ctrl L'], 'lock'],
] as const;

const grid = [
  [['↑ ↓ ← →'], 'move'],
  [['Shift ↑ ↓ ← →'], 'extend'],
  [['Home', 'End'], 'ends'],
  [['A…'], 'type'],
  [['F2'], 'edit'],
  [['Enter', 'Tab'], 'next'],
  [['F4', 'Alt ↓'], 'choose'],
  [['Esc'], 'cancel'],
  [['Delete'], 'clear'],
  [['Ctrl C', 'Ctrl V'], 'copyPaste'],
  [['Ctrl Z', 'Ctrl Y'], 'undoRedo'],
  [['Ctrl D'], 'fillDown'],
  [['Ctrl A'], 'all'],
  [['Shift Space'], 'rows'],
  [['Ctrl +', 'Ctrl −'], 'insertDelete'],
  [['Ctrl F', 'Ctrl H'], 'search'],
  [['Ctrl Shift L'], 'column'],
  [['F8'], 'form'],
] as const;

export function Shortcuts() {
  const words = useWords(settingsWords);
  const part = (name: string, keys: typeof everywhere | typeof grid) => (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={2} className="settings-group">
          {name}
        </th>
      </tr>
      {keys.map(([presses, meaning]) => (
        <tr key={meaning}>
          <td>
            {presses.map((press) => (
              <kbd key={press}>{press}</kbd>
            ))}
          </td>
          <td>{words[meaning]}</td>
        </tr>
      ))}
    </tbody>
  );
  return (
    <table className="settings-keys">
      <thead>
        <tr>
          <th scope="col">{words.keyHead}</th>
          <th scope="col">{words.meaningHead}</th>
        </tr>
      </thead>
      {part(words.everywhere, everywhere)}
      {part(words.grid, grid)}
    </table>
  );
}
