import { useEffect, useState } from 'preact/hooks';
import { isElder, onLookChange } from '../lib/elder.ts';

/** Whether large-text mode is on; false on the server and until the page is alive. */
export function useElder(): boolean {
  const [on, setOn] = useState(false);
  useEffect(() => {
    const look = () => setOn(isElder());
    look();
    return onLookChange(look);
  }, []);
  return on;
}
