import type { Channel, Draft, PostContent } from '@beffroi/contracts';
import { ActionIcon, Button, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { FieldRow } from '../../shared/form/form.tsx';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import type { Change } from './compose.types.ts';
import { changeContent, contentIn, type Tab } from './draft.rules.ts';
import type { Tool } from './toolbar.tsx';
import classes from './compose.module.css';

const DAY = 1440;
const lengths = [60, 360, DAY, 3 * DAY, 7 * DAY, 14 * DAY, 31 * DAY];

/** What goes with the text where it was asked for: a link, a poll, a first comment, a warning. */
export function ExtraFields({
  draft,
  change,
  tab,
  chosen,
  opened,
}: {
  draft: Draft;
  change: Change;
  tab: Tab;
  chosen: readonly Channel[];
  opened: readonly Tool[];
}) {
  const t = useWords();
  const content = contentIn(draft, tab);
  const set = (part: Partial<PostContent>) => change((draft) => changeContent(draft, tab, part));
  const shows = (tool: Tool, value: unknown) => value !== undefined || opened.includes(tool);
  return (
    <>
      {shows('link', content.link) && (
        <Extra title={t('compose.link')} onRemove={content.link && (() => set({ link: undefined }))}>
          <TextInput
            label={t('compose.link.url')}
            inputMode="url"
            autoCapitalize="none"
            spellCheck={false}
            maxLength={2000}
            placeholder="https://"
            value={content.link?.url ?? ''}
            onChange={(event) => set({ link: { ...content.link, url: event.currentTarget.value.trim() } })}
          />
          {content.link?.url && (
            <FieldRow>
              <TextInput
                label={t('compose.link.title')}
                maxLength={300}
                value={content.link.title ?? ''}
                onChange={(event) => set({ link: { url: '', ...content.link, title: event.currentTarget.value } })}
              />
              <TextInput
                label={t('compose.link.description')}
                maxLength={500}
                value={content.link.description ?? ''}
                onChange={(event) =>
                  set({ link: { url: '', ...content.link, description: event.currentTarget.value } })
                }
              />
            </FieldRow>
          )}
        </Extra>
      )}
      {shows('poll', content.poll) && <PollFields poll={content.poll} chosen={chosen} set={set} />}
      {shows('comment', content.firstComment) && (
        <Extra title={t('compose.comment')} onRemove={content.firstComment && (() => set({ firstComment: undefined }))}>
          <Textarea
            aria-label={t('compose.comment')}
            autosize
            minRows={2}
            maxLength={5000}
            value={content.firstComment ?? ''}
            onChange={(event) => set({ firstComment: event.currentTarget.value || undefined })}
          />
        </Extra>
      )}
      {shows('warning', content.contentWarning) && (
        <Extra
          title={t('compose.warning')}
          onRemove={content.contentWarning && (() => set({ contentWarning: undefined }))}
        >
          <TextInput
            aria-label={t('compose.warning')}
            description={t('compose.warning.hint')}
            maxLength={500}
            value={content.contentWarning ?? ''}
            onChange={(event) => set({ contentWarning: event.currentTarget.value || undefined })}
          />
        </Extra>
      )}
    </>
  );
}

function Extra({
  title,
  onRemove,
  children,
}: {
  title: string;
  onRemove?: (() => void) | '' | undefined;
  children: ReactNode;
}) {
  const t = useWords();
  return (
    <div className={classes.extra}>
      <div className={classes.partHead}>
        <span>{title}</span>
        {onRemove && (
          <Button size="compact-xs" variant="subtle" onClick={onRemove}>
            {t('compose.remove')}
            <span className="vh"> : {title}</span>
          </Button>
        )}
      </div>
      {children}
    </div>
  );
}

function PollFields({
  poll = { options: ['', ''], minutes: DAY },
  chosen,
  set,
}: {
  poll: PostContent['poll'];
  chosen: readonly Channel[];
  set: (part: Partial<PostContent>) => void;
}) {
  const t = useWords();
  const format = useFormat();
  const rules = chosen.flatMap(({ facts }) => (facts.poll ? [facts.poll] : []));
  const most = Math.min(10, ...rules.map(({ maxOptions }) => maxOptions));
  const maxOption = Math.min(200, ...rules.map(({ maxOption }) => maxOption));
  const least = Math.max(5, ...rules.map(({ minMinutes }) => minMinutes));
  const longest = Math.min(44_640, ...rules.map(({ maxMinutes }) => maxMinutes));
  const without = chosen.filter(({ facts }) => !facts.poll);
  const change = (next: Partial<NonNullable<PostContent['poll']>>) => set({ poll: { ...poll, ...next } });
  return (
    <Extra title={t('compose.poll')} onRemove={() => set({ poll: undefined })}>
      {poll.options.map((option, index) => (
        <div key={index} className={classes.option}>
          <TextInput
            aria-label={t('preview.poll.option', { number: index + 1 })}
            placeholder={t('preview.poll.option', { number: index + 1 })}
            maxLength={maxOption}
            value={option}
            onChange={(event) =>
              change({ options: poll.options.map((each, at) => (at === index ? event.currentTarget.value : each)) })
            }
          />
          {poll.options.length > 2 && (
            <ActionIcon
              aria-label={t('compose.poll.drop', { number: index + 1 })}
              onClick={() => change({ options: poll.options.filter((_, at) => at !== index) })}
            >
              <IconX size={16} stroke={1.75} aria-hidden="true" />
            </ActionIcon>
          )}
        </div>
      ))}
      <div className={classes.option}>
        {poll.options.length < most && (
          <Button
            size="compact-sm"
            variant="subtle"
            leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => change({ options: [...poll.options, ''] })}
          >
            {t('compose.poll.add')}
          </Button>
        )}
        <NativeSelect
          aria-label={t('compose.poll.length')}
          value={String(poll.minutes)}
          onChange={(event) => change({ minutes: Number(event.currentTarget.value) })}
          data={lengths
            .filter((minutes) => minutes >= least && minutes <= longest)
            .map((minutes) => ({ value: String(minutes), label: format.duration(minutes * 60_000) }))}
        />
      </div>
      {without.length > 0 && (
        <p className={classes.hint}>
          {t('compose.poll.without', { names: without.map(({ name }) => name).join(', ') })}
        </p>
      )}
    </Extra>
  );
}
