import type { Channel, Draft, Publication } from '@beffroi/contracts';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createFormat } from '../../shared/format.ts';
import { FormProblem } from '../../shared/form/form-problem.tsx';
import { remember } from '../../shared/locale.ts';
import { useNotify } from '../../shared/notify.tsx';
import { useMediaOf } from '../../shared/publishing/media.queries.ts';
import { useCan, useSession, useTerritory } from '../../shared/session.ts';
import { useShortcuts } from '../../shared/shortcuts.tsx';
import { useFormat, useNow } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { AboutPanel } from './about-panel.tsx';
import { rememberAccounts } from './account.rules.ts';
import { ActionButtons, ActionDialog, ReasonsLine, type Offer } from './action-buttons.tsx';
import { actionsFor, reasonsAgainst, type ActionName } from './actions.rules.ts';
import { ApprovalPreview, peopleOf } from './approval-panel.tsx';
import { AssistedPanel } from './assisted-panel.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { checkQuery, mandatesQuery } from './compose.queries.ts';
import { ComposeHead } from './compose-head.tsx';
import { ConflictsNote } from './conflicts-note.tsx';
import { costWords } from './cost.rules.ts';
import { countOf, tooLong } from './counts.rules.ts';
import { applyFixes, type Tab } from './draft.rules.ts';
import type { KeptDraft } from './kept-drafts.ts';
import { MediaPanel } from './media-panel.tsx';
import { PreviewColumn } from './preview-column.tsx';
import { SaveWords } from './save-words.tsx';
import { TextPanel } from './text-panel.tsx';
import { useActions } from './use-actions.ts';
import { useDraft } from './use-draft.ts';
import { useMainKey } from './use-main-key.ts';
import { WhenPanel } from './when-panel.tsx';
import { instantOf } from './when.rules.ts';
import classes from './compose.module.css';

/** Write once, adapt, see what each network will show, and hand it to who decides. */
export function Composer({
  publication,
  start,
  kept,
  channels,
  onCreated,
  onDone,
}: {
  publication?: Publication | undefined;
  start: Draft;
  kept?: KeptDraft | undefined;
  channels: readonly Channel[];
  onCreated: (publication: Publication) => void;
  /** It was asked for, planned or let go. */
  onDone: () => void;
}) {
  const t = useWords();
  const mine = useFormat();
  const now = useNow();
  const notify = useNotify();
  const { id: territoryId, timeZone } = useTerritory();
  const format = createFormat(mine.locale, timeZone);
  const me = useSession().person?.id;
  const canSchedule = useCan('publishing.schedule');
  const writing = useDraft({ publication, start, kept, onCreated });
  const { draft, change, saving } = writing;
  const [tab, setTab] = useState<Tab>('common');
  const [part, setPart] = useState(0);
  const [picking, setPicking] = useState(false);
  const [asking, setAsking] = useState<ActionName>();

  const chosen = draft.channelIds.flatMap((id) => channels.find((channel) => channel.id === id) ?? []);
  const shownTab = chosen.some(({ id }) => id === tab) ? tab : 'common';
  const media = useMediaOf(territoryId, draft);
  const [asked] = useDebouncedValue(draft, 700);
  const checked = useQuery({
    ...checkQuery(territoryId, asked, publication?.id),
    enabled: asked.channelIds.length > 0 || publication !== undefined,
  });
  const check = checked.data;
  const fresh = asked === draft && !checked.isPlaceholderData && !checked.isFetching;
  const mandates = (useQuery(mandatesQuery(territoryId)).data?.items ?? []).filter(
    ({ personId, state }) => personId === me && state === 'active',
  );
  const mandate = mandates.find(({ id }) => id === draft.mandateId);
  const at = instantOf(draft.localTime, timeZone);
  const offline = saving.is === 'kept';

  const { direct, actions } = actionsFor({ draft, check, canSchedule });
  const people = check?.circuit.people?.[0] ?? [];
  const names = people.length <= 2 ? peopleOf(people, t('compose.approval.or')) : '';
  const askedPeople = peopleOf(people.length <= 2 ? people.map(firstName) : [], t('compose.approval.or'));
  const hour = at === undefined ? undefined : whenWords(at);
  const labels: Record<ActionName, string> = {
    propose: askedPeople ? t('compose.do.propose_to', { name: askedPeople }) : t('compose.do.propose'),
    schedule: hour ? t('compose.do.schedule_at', { when: hour }) : t('compose.do.schedule'),
    now: t('compose.do.now'),
  };
  const offers = actions.map((action): Offer => ({
    action,
    label: labels[action],
    reasons: reasonsAgainst({ action, draft, check, tooLong: tooLong(draft, chosen), at, now, offline }),
  }));
  const acting = useActions(writing, draft.mandateId !== undefined, (action) => {
    notify.done(t(`compose.done.${action}`));
    onDone();
  });
  const cost = costWords(t, mine.locale, check?.costs ?? []);
  const asks = offers.find(({ action }) => action === asking);
  const main = offers[0];
  const askMain = () => main && main.reasons.length === 0 && setAsking(main.action);

  useShortcuts(t('compose.page'), [
    { keys: 'Ctrl Enter', label: main?.label ?? t('compose.do.propose'), run: askMain },
    { keys: 'm', label: t('compose.media.pick'), run: () => setPicking(true) },
    { keys: 't', label: t('compose.key.text'), run: () => document.querySelector('textarea')?.focus() },
  ]);
  useMainKey(askMain);

  function whenWords(instant: number): string {
    const today = format.dayKey(instant) === format.dayKey(now);
    return today
      ? t('compose.at', { hour: format.hour(instant) })
      : t('compose.on_at', { day: format.date(instant, now), hour: format.hour(instant) });
  }
  const after =
    direct || hour === undefined
      ? undefined
      : t('compose.after', { when: hour, name: names, known: names ? 'yes' : 'no' });
  return (
    <>
      <ComposeHead
        draft={draft}
        publication={publication}
        onTitle={(title) => change((draft) => ({ ...draft, title }))}
        actions={
          <>
            <SaveWords saving={saving} />
            <ActionButtons offers={offers} pending={acting.isPending} onAsk={setAsking} />
          </>
        }
      />
      <ReasonsLine offer={main} after={after} />
      {saving.is === 'refused' && <FormProblem error={saving.error} />}
      <Announcer
        words={[
          saving.is === 'saved' ? t('compose.save.saved', { hour: mine.hour(saving.at) }) : '',
          saving.is === 'kept' ? t('compose.save.kept') : '',
          overWords(),
        ]}
      />
      {writing.conflicts.length > 0 && (
        <ConflictsNote conflicts={writing.conflicts} channels={channels} change={change} onSettled={writing.settle} />
      )}
      <div className={classes.grid}>
        <div className={classes.editor}>
          <TextPanel
            draft={draft}
            change={change}
            channels={channels}
            chosen={chosen}
            tab={shownTab}
            onTab={setTab}
            onAccounts={(channelIds) => {
              rememberAccounts(remember, territoryId, channelIds);
              change((draft) => ({ ...draft, channelIds }));
            }}
            onMedia={(part) => {
              setPart(part);
              setPicking(true);
            }}
          />
          <MediaPanel
            draft={draft}
            change={change}
            tab={shownTab}
            part={part}
            chosen={chosen}
            media={media}
            picking={picking}
            onPicking={setPicking}
          />
          <div className={classes.two}>
            <ChecksPanel
              check={check}
              fresh={fresh}
              channels={chosen}
              publication={publication}
              onFix={(findings) => change((draft) => applyFixes(draft, findings))}
              onBeforeIgnore={writing.flush}
            />
            <ApprovalPreview
              check={check}
              underMandate={
                mandate &&
                t('compose.approval.mandate', {
                  name: mandate.givenByName,
                  until: mine.moment(mandate.endsAt, now),
                })
              }
            />
          </div>
          {cost && <p className={classes.cost}>{cost}</p>}
          <WhenPanel draft={draft} change={change} check={check} />
          <AboutPanel draft={draft} change={change} mandates={mandates} />
          {chosen
            .filter(({ network }) => network === 'assisted')
            .map((channel) => (
              <AssistedPanel key={channel.id} channel={channel} draft={draft} when={hour} />
            ))}
        </div>
        <PreviewColumn draft={draft} chosen={chosen} media={media} />
      </div>
      {asks && (
        <ActionDialog
          offer={asks}
          silence={check?.circuit.silence[mine.locale] ?? ''}
          channels={chosen}
          cost={cost}
          act={(note) => acting.mutateAsync({ action: asks.action, note })}
          onClose={() => setAsking(undefined)}
        />
      )}
    </>
  );

  function overWords(): string {
    const count = countOf(draft, shownTab, 0, chosen);
    return count?.over === undefined
      ? ''
      : t('compose.count.over', { count: -count.left, number: mine.number(-count.left) });
  }
}

const firstName = (name: string) => name.split(' ')[0] ?? name;

/** Says what changed once the hands rest, so that a screen reader is not spoken to at each key. */
function Announcer({ words }: { words: readonly string[] }) {
  const [said] = useDebouncedValue(words.filter(Boolean).join('. '), 1500);
  return (
    <p className="vh" role="status">
      {said}
    </p>
  );
}
