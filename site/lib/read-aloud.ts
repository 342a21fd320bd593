/**
 * Reading aloud by the browser's own voices (Web Speech).
 *
 * Only voices that live on the device are used: the others send the text, which names streets near the reader, to a
 * company's server.
 */
export type Tongue = 'mandarin' | 'cantonese' | 'english';

type Voice = Pick<SpeechSynthesisVoice, 'lang' | 'localService' | 'default'>;

const patterns: Record<Tongue, RegExp> = {
  cantonese: /^(yue|zh-(hant-)?(hk|mo))\b|^zh-yue/i,
  mandarin: /^(cmn|zh)\b(?!-(hk|mo|yue|hant-(hk|mo)))/i,
  english: /^en\b/i,
};

/** The device's voice for each tongue that it has; its default one first. */
export function voicesByTongue<V extends Voice>(voices: readonly V[]): Partial<Record<Tongue, V>> {
  const local = voices.filter(({ localService }) => localService);
  const found: Partial<Record<Tongue, V>> = {};
  for (const tongue of Object.keys(patterns) as Tongue[]) {
    const fitting = local.filter(({ lang }) => patterns[tongue].test(lang.replaceAll('_', '-')));
    const voice = fitting.find((candidate) => candidate.default) ?? fitting[0];
    if (voice) found[tongue] = voice;
  }
  return found;
}

/** Sentence by sentence: some browsers fall silent in a long utterance. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/(?<=[。！？；])|(?<=[.!?;])\s+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));

/** A little slower than talk. */
const rate = 0.85;

/** Starts reading; `done` is called at the end, also after a fault. Returns the way to stop. */
export function readAloud(
  synthesis: SpeechSynthesis,
  voice: SpeechSynthesisVoice,
  text: string,
  done: () => void,
): () => void {
  synthesis.cancel();
  let stopped = false;
  const end = () => {
    if (stopped) return;
    stopped = true;
    done();
  };
  const utterances = sentencesOf(text).map((sentence) => {
    const utterance = new SpeechSynthesisUtterance(sentence);
    utterance.voice = voice;
    utterance.lang = voice.lang;
    utterance.rate = rate;
    utterance.addEventListener('error', end);
    return utterance;
  });
  const last = utterances.at(-1);
  if (!last) end();
  last?.addEventListener('end', end);
  for (const utterance of utterances) synthesis.speak(utterance);
  return () => {
    synthesis.cancel();
    end();
  };
}
