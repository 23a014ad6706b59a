import { closeRequest, type DeskRequest } from '@beffroi/contracts';
import { Radio, Textarea, TextInput } from '@mantine/core';
import { call } from '../../shared/api.ts';
import { Dialog } from '../../shared/dialog.tsx';
import { Form } from '../../shared/form/form.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import classes from '../../shared/rows.module.css';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { useRequestChanged } from './requests.queries.ts';
import { closingBody, type ClosingFields } from './requests.rules.ts';

const ways = ['settled', 'withdrawn', 'duplicate', 'out_of_scope', 'abusive'] as const;

/** Closes it. Out of our scope only with who is competent: the field is there, and the server holds to it. */
export function CloseDialog({ request, onClose }: { request: DeskRequest; onClose: () => void }) {
  const t = useWords();
  const notify = useNotify();
  const changed = useRequestChanged();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm<ClosingFields, DeskRequest>({
    initial: { as: 'settled', because: '', competent: request.suggestion?.outside?.authorities[0]?.name ?? '' },
    send: (values) =>
      call(closeRequest, { params: { territoryId, requestId: request.id }, body: closingBody(values) as never }),
    async onDone(next) {
      await changed(next);
      notify.done(t('requests.close.done', { ref: next.ref }));
      onClose();
    },
  });
  const { as } = form.values;
  return (
    <Dialog title={t('requests.close.title', { ref: request.ref })} onClose={onClose}>
      <Form onSubmit={submit} rest={rest} pending={pending} submit={t('requests.close')}>
        <Radio.Group label={t('requests.close.as')} {...form.getInputProps('as')}>
          <div className={classes.tight}>
            {ways.map((value) => (
              <Radio key={value} value={value} label={t(`requests.close.${value}`)} />
            ))}
          </div>
        </Radio.Group>
        {as === 'out_of_scope' && (
          <TextInput
            required
            withAsterisk={false}
            maxLength={200}
            label={t('requests.close.competent')}
            description={t('requests.close.competent.hint')}
            {...form.getInputProps('competent')}
          />
        )}
        <Textarea
          required={as === 'abusive'}
          withAsterisk={false}
          autosize
          minRows={2}
          maxRows={8}
          maxLength={1000}
          label={t('requests.close.because')}
          description={t('requests.close.because.hint')}
          {...form.getInputProps('because')}
        />
      </Form>
    </Dialog>
  );
}
