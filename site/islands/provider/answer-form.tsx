import { useMemo, useState } from 'preact/hooks';
import type { ProviderAnswer } from '../../../server/contract/provider.ts';
import { createPostOnce } from '../../lib/post-once.ts';
import { useAccount } from '../account/account-context.ts';
import { Form } from '../account/form.tsx';
import { useForm } from '../account/use-form.ts';
import { Button } from '../ui/button.tsx';
import { useDesk } from './desk.ts';
import { TextArea } from './text-area.tsx';

/** Answers the office, or asks again after a refusal. */
export function AnswerForm() {
  const { words, send, say } = useAccount();
  const { t } = words;
  const { own, fail, reload } = useDesk();
  const form = useForm();
  const post = useMemo(() => createPostOnce(send), [send]);
  const [answer, setAnswer] = useState('');
  const { id, version, state } = own.provider;
  const tell = () =>
    void form.submit(
      [answer.trim() === '' && { field: 'vetting-answer', text: t('provider.wrong-answer') }],
      async () => {
        const sent = await post<ProviderAnswer>(`/providers/${id}/answer`, {
          version,
          answer: answer.trim(),
        });
        if (!sent.ok) return { field: 'vetting-answer', text: fail(sent.failure) };
        setAnswer('');
        say(t('provider.answered'));
        await reload();
        return null;
      },
    );
  return (
    <Form form={form} label={t('provider.answer')} onSubmit={tell}>
      <TextArea
        id="vetting-answer"
        label={t(state === 'asked' ? 'provider.answer' : 'provider.ask-again')}
        maxLength={300}
        value={answer}
        onText={setAnswer}
        error={form.errorOf('vetting-answer')}
      />
      <p>
        <Button type="submit" disabled={form.busy}>
          {t('provider.answer-send')}
        </Button>
      </p>
    </Form>
  );
}
