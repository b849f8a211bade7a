import { CheckOutlined, CopyOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';
import { useEffect, useState } from 'react';
import { partsWords } from '../words/parts.ts';
import { useWords } from '../words/words.ts';
import './copy-text.css';

/** A number or digest people compare or quote: shown (shortened if it must be), copied whole. */
export function CopyText({ text, show = text }: { readonly text: string; readonly show?: string }) {
  const words = useWords(partsWords);
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 1500);
    return () => clearTimeout(timer);
  }, [copied]);
  const label = copied ? words.copied : words.copy;
  return (
    <span className="copy-text">
      <code title={text}>{show}</code>
      <Tooltip title={label}>
        <Button
          type="text"
          size="small"
          aria-label={`${label} ${text}`}
          icon={copied ? <CheckOutlined /> : <CopyOutlined />}
          onClick={() => void copyText(text).then(setCopied)}
        />
      </Tooltip>
    </span>
  );
}

/** False when neither way to the clipboard is open. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // Where the window may not use the clipboard itself (a hardened host), the old command still may.
    const field = document.createElement('textarea');
    field.value = text;
    document.body.append(field);
    field.select();
    const done = document.execCommand('copy');
    field.remove();
    return done;
  }
}
