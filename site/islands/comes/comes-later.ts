import { later } from '../later.tsx';

const waitMilliseconds = 900;

/** Not opened by hand, so it waits until the first circle is drawn: nothing of it stands in the page's first script. */
export const Comes = later(async () => {
  await new Promise((done) => setTimeout(done, waitMilliseconds));
  return (await import('./comes.tsx')).Comes;
});
