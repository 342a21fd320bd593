import { useState } from 'preact/hooks';
import type { NoticeKind, StaffNotice } from '../../../server/contract/notice.ts';
import { Button } from '../ui/button.tsx';
import { Field, describedBy } from '../ui/field.tsx';
import { usePage } from '../words.ts';
import { FacilityChoice } from './facility-choice.tsx';
import { useOffice } from './office.ts';

interface Props {
  readonly kind: NoticeKind;
  /** Null for a new one. */
  readonly notice: StaffNotice | null;
  readonly onDone: () => void;
}

type Lang = 'zh' | 'en';
const langs = ['zh', 'en'] as const;
const guideTexts = ['who', 'bring', 'hours', 'howLong', 'fee'] as const;

/** One form for notices, policies and guides. What was typed stays until it is saved, whatever the answer is. */
export function NoticeForm({ kind, notice, onDone }: Props) {
  const { t } = usePage().words;
  const { area, send, say, fail } = useOffice();
  const [title, setTitle] = useState({ zh: notice?.title.zh ?? '', en: notice?.title.en ?? '' });
  const [body, setBody] = useState({ zh: notice?.body.zh ?? '', en: notice?.body.en ?? '' });
  const [guide, setGuide] = useState(() =>
    Object.fromEntries(
      guideTexts.map((code) => [
        code,
        { zh: notice?.guide?.[code].zh ?? '', en: notice?.guide?.[code].en ?? '' },
      ]),
    ),
  );
  const [link, setLink] = useState(notice?.guide?.link ?? '');
  const [facility, setFacility] = useState(notice?.guide?.facility ?? '');
  const [preview, setPreview] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);

  const words = (texts: Record<Lang, string>) => ({
    zh: texts.zh.trim() || null,
    en: texts.en.trim() || null,
  });
  async function save(event: Event): Promise<void> {
    event.preventDefault();
    const fields = {
      title: words(title),
      body: words(body),
      ...(kind === 'guide'
        ? {
            guide: {
              ...Object.fromEntries(guideTexts.map((code) => [code, words(guide[code]!)])),
              link: link.trim() || null,
              facility: facility || null,
            },
          }
        : {}),
    };
    setBusy(true);
    const answer = notice
      ? await send<StaffNotice>('PATCH', `/notices/${notice.id}`, {
          version: notice.version,
          ...fields,
        })
      : await send<StaffNotice>('POST', '/notices', { kind, area: area.code, ...fields });
    setBusy(false);
    setProblem(answer.ok ? null : fail(answer));
    if (!answer.ok) return;
    say(t('office.saved'));
    onDone();
  }
  async function look(): Promise<void> {
    const answer = await send<{ html: string }>('POST', '/notices/preview', {
      body: body.zh || body.en,
    });
    setProblem(answer.ok ? null : fail(answer));
    if (answer.ok) setPreview(answer.value.html);
  }
  return (
    <section>
      <h2>{t(notice ? 'office.edit-notice' : `office.new-${kind}`)}</h2>
      <p class="quiet">{t('office.notice-lead')}</p>
      <form onSubmit={(event) => void save(event)} noValidate>
        {problem && (
          <p class="office-problem" role="alert">
            {problem}
          </p>
        )}
        {langs.map((lang) => (
          <fieldset key={lang} class="office-column">
            <legend>{t(`office.in-${lang}`)}</legend>
            <Field id={`title-${lang}`} label={t('office.notice-title')}>
              <input
                id={`title-${lang}`}
                maxLength={100}
                lang={lang}
                value={title[lang]}
                onInput={(event) => setTitle({ ...title, [lang]: event.currentTarget.value })}
              />
            </Field>
            {kind === 'guide' &&
              guideTexts.map((code) => (
                <Field key={code} id={`${code}-${lang}`} label={t(`office.guide-${code}`)}>
                  <textarea
                    id={`${code}-${lang}`}
                    rows={2}
                    maxLength={500}
                    lang={lang}
                    value={guide[code]![lang]}
                    onInput={(event) =>
                      setGuide({
                        ...guide,
                        [code]: { ...guide[code]!, [lang]: event.currentTarget.value },
                      })
                    }
                  />
                </Field>
              ))}
            <Field
              id={`body-${lang}`}
              label={t('office.notice-body')}
              hint={t('office.markdown-hint')}
            >
              <textarea
                id={`body-${lang}`}
                rows={8}
                maxLength={20_000}
                lang={lang}
                value={body[lang]}
                aria-describedby={describedBy(`body-${lang}`, { hint: true })}
                onInput={(event) => setBody({ ...body, [lang]: event.currentTarget.value })}
              />
            </Field>
          </fieldset>
        ))}
        {kind === 'guide' && (
          <>
            <Field
              id="guide-link"
              label={t('office.guide-link')}
              hint={t('office.guide-link-hint')}
            >
              <input
                id="guide-link"
                type="url"
                maxLength={500}
                value={link}
                aria-describedby="guide-link-hint"
                onInput={(event) => setLink(event.currentTarget.value)}
              />
            </Field>
            <FacilityChoice
              label={t('office.guide-facility')}
              hint={t('office.guide-facility-hint')}
              chosen={facility}
              onChange={setFacility}
            />
          </>
        )}
        <p class="office-actions">
          <button type="submit" class="button" disabled={busy}>
            {t('office.save-draft')}
          </button>
          <Button look="quiet" onClick={() => void look()}>
            {t('office.preview')}
          </Button>
          <Button look="quiet" onClick={onDone}>
            {t('office.back')}
          </Button>
        </p>
      </form>
      {preview !== null && (
        <section class="office-preview" aria-live="polite">
          <h3>{t('office.preview')}</h3>
          {/* Made by the server, which lets no markup through but its own. */}
          <div dangerouslySetInnerHTML={{ __html: preview }} />
        </section>
      )}
    </section>
  );
}
