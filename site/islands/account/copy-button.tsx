import { useState } from 'preact/hooks';
import { Button } from '../ui/button.tsx';
import { useAccount } from './account-context.ts';

interface Props {
  readonly text: string;
  readonly label: string;
}

/** Copies a text that stands in the page; where the browser refuses, says to select it by hand. */
export function CopyButton({ text, label }: Props) {
  const { t } = useAccount().words;
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome('copied');
    } catch {
      setOutcome('refused');
    }
  };
  return (
    <>
      <Button look="quiet" onClick={() => void copy()}>
        {label}
      </Button>
      <span role="status" class="copy-outcome">
        {outcome && t(outcome === 'copied' ? 'account.copied' : 'account.copy-by-hand')}
      </span>
    </>
  );
}
