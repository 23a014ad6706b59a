import { type getCharter, type Output, setCharter } from '@beffroi/contracts';
import { EmptyState, Panel } from '@beffroi/ui';
import { Button, Textarea, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { call } from '../../shared/api.ts';
import { Form } from '../../shared/form/form.tsx';
import { ListedFields } from '../../shared/form/listed.tsx';
import { useApiForm } from '../../shared/form/use-api-form.ts';
import { useNotify } from '../../shared/notify.tsx';
import { charterQuery } from '../../shared/moderation-charter.ts';
import { QueryPanel } from '../../shared/query-panel.tsx';
import classes from '../../shared/rows.module.css';
import { useCan, useTerritory } from '../../shared/session.ts';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { fieldsOfArticles, namedArticles, newArticle } from './moderation.rules.ts';

type Charter = Output<typeof getCharter>;

/** The charter in force, and the next one. */
export function CharterPanel() {
  const t = useWords();
  const { id } = useTerritory();
  const canConfigure = useCan('desk.configure');
  const charter = useQuery({ ...charterQuery(id), refetchOnWindowFocus: false });
  const [editing, setEditing] = useState(false);
  return (
    <Panel
      title={t('moderation.charter')}
      end={
        canConfigure &&
        charter.data &&
        !editing && (
          <Button size="xs" onClick={() => setEditing(true)}>
            {t('moderation.charter.edit')}
          </Button>
        )
      }
    >
      <QueryPanel query={charter} rows={4}>
        {(data) =>
          editing ? <CharterForm charter={data} onClose={() => setEditing(false)} /> : <Articles charter={data} />
        }
      </QueryPanel>
    </Panel>
  );
}

function Articles({ charter }: { charter: Charter }) {
  const t = useWords();
  const format = useFormat();
  const now = useNow();
  if (charter.articles.length === 0) return <EmptyState>{t('moderation.charter.none')}</EmptyState>;
  return (
    <div className={classes.gap}>
      <p className={classes.meta}>
        <span>
          {charter.version === 0
            ? t('moderation.charter.shipped')
            : t('moderation.charter.version', { version: charter.version })}
        </span>
        {charter.since && <span>{t('moderation.charter.since', { at: format.date(charter.since, now) })}</span>}
        <a href={charter.url ?? charter.publicUrl} target="_blank" rel="noreferrer">
          {t('moderation.charter.public')}
        </a>
        <a href={charter.registerUrl} target="_blank" rel="noreferrer">
          {t('moderation.register')}
        </a>
      </p>
      <ol className={classes.gap}>
        {charter.articles.map((article, index) => (
          <li key={article.id} className={classes.tight}>
            <h3>
              {t('moderation.charter.article', {
                number: index + 1,
                title: (format.locale === 'en' && article.en?.title) || article.title,
              })}
            </h3>
            <p className={classes.text}>{(format.locale === 'en' && article.en?.text) || article.text}</p>
          </li>
        ))}
      </ol>
    </div>
  );
}

function CharterForm({ charter, onClose }: { charter: Charter; onClose: () => void }) {
  const t = useWords();
  const client = useQueryClient();
  const notify = useNotify();
  const { id: territoryId } = useTerritory();
  const { form, submit, pending, rest } = useApiForm({
    initial: {
      articles: fieldsOfArticles(charter.articles),
      contest: charter.contest ?? '',
      url: charter.url ?? '',
    },
    send: ({ articles, contest, url }) =>
      call(setCharter, {
        params: { territoryId },
        body: {
          articles: namedArticles(articles),
          ...(contest.trim() ? { contest } : {}),
          ...(url ? { url } : {}),
        },
      }),
    async onDone(next) {
      client.setQueryData(charterQuery(territoryId).queryKey, next);
      notify.done(t('moderation.charter.done', { version: next.version }));
      onClose();
    },
  });
  return (
    <Form
      onSubmit={submit}
      rest={rest}
      pending={pending}
      submit={t('moderation.charter.do', { version: charter.version + 1 })}
      others={
        <Button variant="subtle" onClick={onClose}>
          {t('common.cancel')}
        </Button>
      }
    >
      <p className={classes.small}>{t('moderation.charter.lead')}</p>
      <ListedFields
        name={t('moderation.charter.one')}
        add={t('moderation.charter.add')}
        remove={(number) => t('moderation.charter.remove', { number })}
        count={form.values.articles.length}
        onAdd={() => form.insertListItem('articles', newArticle)}
        onRemove={(index) => form.removeListItem('articles', index)}
      >
        {(index) => (
          <>
            <div data-wide>
              <TextInput
                required
                withAsterisk={false}
                maxLength={120}
                label={t('moderation.charter.title')}
                {...form.getInputProps(`articles.${index}.title`)}
              />
            </div>
            <div data-wide>
              <Textarea
                required
                withAsterisk={false}
                autosize
                minRows={2}
                maxRows={10}
                maxLength={2000}
                label={t('moderation.charter.text')}
                {...form.getInputProps(`articles.${index}.text`)}
              />
            </div>
            <div data-wide>
              <details className={classes.why}>
                <summary>{t('moderation.charter.english')}</summary>
                <div className={classes.gap}>
                  <TextInput
                    lang="en"
                    maxLength={120}
                    label={t('moderation.charter.title.en')}
                    {...form.getInputProps(`articles.${index}.enTitle`)}
                  />
                  <Textarea
                    lang="en"
                    autosize
                    minRows={2}
                    maxRows={10}
                    maxLength={2000}
                    label={t('moderation.charter.text.en')}
                    {...form.getInputProps(`articles.${index}.enText`)}
                  />
                </div>
              </details>
            </div>
          </>
        )}
      </ListedFields>
      <Textarea
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        label={t('moderation.charter.contest')}
        description={t('moderation.charter.contest.hint')}
        {...form.getInputProps('contest')}
      />
      <TextInput
        type="url"
        label={t('moderation.charter.url')}
        description={t('moderation.charter.url.hint')}
        placeholder="https://"
        {...form.getInputProps('url')}
      />
    </Form>
  );
}
