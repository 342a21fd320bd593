import type { Messages } from './translator.ts';

/** What an island carries in its page: the words of pages without script stay behind. */
export const islandMessages = (messages: Messages): Messages =>
  Object.fromEntries(Object.entries(messages).filter(([key]) => !/^(plain|not-found)\./.test(key)));
