import { useMemo, useState } from 'preact/hooks';
import type { OwnRatings, RatingAnswer } from '../../../server/contract/rating.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';
import { TextArea } from './text-area.tsx';

interface Props {
  readonly rating: OwnRatings['ratings'][number];
  readonly onReplied: (reply: RatingAnswer['reply']) => void;
}

/** A rating, and the one reply that everybody reads. */
export function RatingEntry({ rating, onReplied }: Props) {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { fail } = useDesk();
  const form = useForm();
  const post = useMemo(() => createPostOnce(send), [send]);
  const [open, setOpen] = useState(false);
  const [text, setText] = useState('');
  const id = `reply-${rating.id}`;
  const reply = () =>
    void form.submit(
      [text.trim() === '' && { field: id, text: t('provider.wrong-reply') }],
      async () => {
        const answer = await post<RatingAnswer>(`/ratings/${rating.id}/reply`, {
          words: text.trim(),
        });
        if (!answer.ok) return { field: id, text: fail(answer.failure) };
        say(t('provider.saved'));
        setOpen(false);
        onReplied(answer.value.reply);
        return null;
      },
    );
  return (
    <li class="entry entry-tall">
      <p>
        <strong>{t('provider.stars', { stars: String(rating.stars) })}</strong>{' '}
        <span class="quiet">
          {rating.month} · {t('provider.booking-code', { code: rating.code })}
        </span>
      </p>
      {rating.words && <p>{rating.words}</p>}
      {rating.reply && (
        <p class="provider-reply">{t('provider.replied', { words: rating.reply.words })}</p>
      )}
      {!rating.reply && !open && (
        <p>
          <Button look="quiet" onClick={() => setOpen(true)}>
            {t('provider.reply')}
          </Button>
        </p>
      )}
      {open && (
        <Form form={form} label={t('provider.reply')} onSubmit={reply}>
          <TextArea
            id={id}
            label={t('provider.reply')}
            hint={t('provider.reply-hint')}
            maxLength={500}
            value={text}
            onText={setText}
            error={form.errorOf(id)}
          />
          <p>
            <Button type="submit" disabled={form.busy}>
              {t('provider.reply-send')}
            </Button>
          </p>
        </Form>
      )}
    </li>
  );
}
