import { useEffect, useRef, useState } from 'preact/hooks';
import { readAloud, voicesByTongue, type Tongue } from '../lib/read-aloud.ts';
import { Icon } from './icon.tsx';
import { usePage } from './words.ts';

/** “Read it to me”, in Mandarin or Cantonese; not there where the device has no voice of its own for it. */
export function ReadAloud({ text }: { readonly text: string }) {
  const { t, lang } = usePage().words;
  const voices = useVoices();
  const [reading, setReading] = useState<Tongue | null>(null);
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), [text]);
  const tongues: readonly Tongue[] = lang === 'en' ? ['english'] : ['mandarin', 'cantonese'];
  const spoken = tongues.filter((tongue) => voices[tongue]);
  if (spoken.length === 0) return null;
  return (
    <p class="read-aloud">
      {spoken.map((tongue) => (
        <button
          type="button"
          class="button button-quiet"
          key={tongue}
          aria-pressed={reading === tongue}
          onClick={() => {
            const again = reading === tongue;
            stop.current?.();
            if (again) return;
            setReading(tongue);
            stop.current = readAloud(speechSynthesis, voices[tongue]!, text, () =>
              setReading(null),
            );
          }}
        >
          <Icon name="sound" />
          {reading === tongue ? t('read.stop') : t(`read.${tongue}`)}
        </button>
      ))}
    </p>
  );
}

function useVoices(): Partial<Record<Tongue, SpeechSynthesisVoice>> {
  const [voices, setVoices] = useState<Partial<Record<Tongue, SpeechSynthesisVoice>>>({});
  useEffect(() => {
    if (!('speechSynthesis' in window)) return undefined;
    const look = () => setVoices(voicesByTongue(speechSynthesis.getVoices()));
    look();
    // Voices come when the browser has found them.
    speechSynthesis.addEventListener('voiceschanged', look);
    return () => speechSynthesis.removeEventListener('voiceschanged', look);
  }, []);
  return voices;
}
