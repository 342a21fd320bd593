import { createContext } from 'preact';
import type { AskedTime as Asked } from '../lib/open-words.ts';

/** The time that the circle in sight was asked for: every open state is told from it. */
export const AskedTime = createContext<Asked>({ localTime: '2000-01-01T00:00', isNow: true });
