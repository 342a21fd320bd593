import { useContext } from 'preact/hooks';
import { openWords, type OpenState } from '../lib/open-words.ts';
import { AskedTime } from './asked-time.ts';
import { usePage } from './words.ts';

/** “开着，18:00 关”: in words, the colour only helps. */
export function OpenLine({ openNow, changesAt }: OpenState) {
  const { words } = usePage();
  const asked = useContext(AskedTime);
  const state = openNow === null ? 'unknown' : openNow ? 'open' : 'closed';
  return (
    <span class={`row-open is-${state}`}>
      {openWords({ openNow, ...(changesAt !== undefined && { changesAt }) }, asked, words)}
    </span>
  );
}
