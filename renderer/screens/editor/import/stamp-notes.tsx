import { Alert } from 'antd';
import type { DatasetDetail } from '../../../../shared/catalog/model.ts';
import { inLanguage } from '../../../../shared/catalog/titles.ts';
import type { FileInfo } from '../../../../shared/records/model.ts';
import { useLanguage } from '../../../state/language.ts';
import { importWords } from '../../../words/editor-import.ts';
import { useWords } from '../../../words/words.ts';

/** What a workbook made by the client says about itself, where that needs the officer's eye. */
export function StampNotes({ info, detail }: { readonly info: FileInfo; readonly detail: DatasetDetail }) {
  const words = useWords(importWords);
  const language = useLanguage((state) => state.language);
  const { stamp } = info;
  if (!stamp) return null;
  const { id, title } = detail.dataset;
  const notes: string[] = [];
  if (stamp.dataset !== id) notes.push(words.stampOther(stamp, inLanguage(title, language)));
  else if (stamp.catalog !== detail.version) notes.push(words.stampOld(stamp, detail.version));
  if (stamp.masked) notes.push(words.stampMasked);
  return notes.map((note) => <Alert key={note} type="warning" showIcon title={note} className="import-note" />);
}
