import { useContext } from 'preact/hooks';
import { openWords, weekdayWord } from '../lib/open-words.ts';
import type { FacilityBrief } from '../lib/facility-brief.ts';
import { phoneHref } from '../lib/phone.ts';
import { AskedTime } from './asked-time.ts';
import { CategoryTile } from './category-tile.tsx';
import { Icon } from './icon.tsx';
import { OpenLine } from './open-line.tsx';
import { usePage } from './words.ts';

interface Props {
  readonly facility: FacilityBrief;
  readonly name: string;
}

/** What it is, when it is open, and how to call it. That it is closed comes first: nobody should walk there in vain. */
export function FacilityAbout({ facility, name }: Props) {
  const { words, nameOf } = usePage();
  const asked = useContext(AskedTime);
  const { phone, openNow, categories } = facility;
  const { localTime, isNow } = asked;
  const when = words.t('time.day-and-time', {
    day: weekdayWord(localTime, words),
    time: words.time(localTime),
  });
  const closed = isNow
    ? words.t('facility.closed-now-first')
    : words.t('facility.closed-first', { when });
  return (
    <div class="facility-about">
      {openNow === false && (
        <p class="closed-first">
          <Icon name="alert" />
          <span>
            <strong>{closed}</strong>
            <span class="closed-detail">{openWords(facility, asked, words)}</span>
          </span>
        </p>
      )}
      <ul class="facility-categories">
        {categories.map((code) => (
          <li key={code}>
            <CategoryTile code={code} />
            {nameOf(code)}
          </li>
        ))}
      </ul>
      {openNow !== false && (
        <p class="facility-open">
          <Icon name="clock" />
          <OpenLine
            openNow={openNow}
            {...(facility.changesAt !== undefined && { changesAt: facility.changesAt })}
          />
        </p>
      )}
      {phone && (
        <a
          class="facility-phone"
          href={phoneHref(phone)}
          aria-label={words.t('facility.call', { name, phone })}
        >
          <Icon name="phone" />
          {phone}
        </a>
      )}
    </div>
  );
}
