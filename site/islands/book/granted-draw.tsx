import type { GrantPreview } from '../../../server/contract/grant-preview.ts';
import { grantedWords } from '../../lib/book/granted-words.ts';
import { useAccount } from '../account/account-context.ts';
import { useLoaded } from '../account/use-loaded.ts';

interface Props {
  readonly offering: string;
  readonly minutes: number;
  /** Of the visits, ISO 8601. */
  readonly starts: readonly string[];
}

/** What the visits will draw from granted minutes, told before they are booked; in general words until that is known. */
export function GrantedDraw({ offering, minutes, starts }: Props) {
  const { words } = useAccount();
  const query = new URLSearchParams({
    offering,
    duration: String(minutes),
    starts: starts.join(','),
  });
  const { value } = useLoaded<GrantPreview>(`/account/subsidies/preview?${query}`);
  const lines = value ? grantedWords(value, words) : [words.t('book.check.subsidised')];
  return (
    <>
      {lines.map((line) => (
        <span key={line} class="summary-note">
          {line}
        </span>
      ))}
    </>
  );
}
