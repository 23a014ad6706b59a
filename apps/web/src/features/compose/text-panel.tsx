import type { Channel, Draft } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { Button } from '@mantine/core';
import { IconPlus, IconScissors, IconTrash } from '@tabler/icons-react';
import { useId, useRef, useState } from 'react';
import { networkName } from '../../shared/network-words.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { AccountsField } from './accounts-field.tsx';
import { countOf, type TabCount } from './counts.rules.ts';
import {
  addPart,
  changePart,
  contentIn,
  differs,
  follow,
  insertAt,
  removePart,
  splitPart,
  type Tab,
} from './draft.rules.ts';
import { ExtraFields } from './extra-fields.tsx';
import { TAB_PANEL, TextTabs } from './tabs.tsx';
import { TextField } from './text-field.tsx';
import { Toolbar, type Tool } from './toolbar.tsx';
import type { Change } from './compose.types.ts';
import classes from './compose.module.css';

/** Where one says it: the accounts, one text for all, and what an account changes of it. */
export function TextPanel({
  draft,
  change,
  channels,
  chosen,
  tab,
  onTab,
  onAccounts,
  onMedia,
}: {
  draft: Draft;
  change: Change;
  channels: readonly Channel[];
  chosen: readonly Channel[];
  tab: Tab;
  onTab: (tab: Tab) => void;
  onAccounts: (ids: string[]) => void;
  onMedia: (part: number) => void;
}) {
  const t = useWords();
  const [opened, setOpened] = useState<readonly Tool[]>([]);
  const fields = useRef<(HTMLTextAreaElement | null)[]>([]);
  const last = useRef(0);
  const content = contentIn(draft, tab);
  const concerned = tab === 'common' ? chosen : chosen.filter(({ id }) => id === tab);
  const mayThread = concerned.length === 0 || concerned.some(({ facts }) => facts.maxParts > 1);
  const insert = (words: string) => {
    const at = Math.min(last.current, content.parts.length - 1);
    const field = fields.current[at];
    const text = content.parts[at]?.text ?? '';
    const selection = { from: field?.selectionStart ?? text.length, to: field?.selectionEnd ?? text.length };
    const next = insertAt(text, selection, words);
    change((draft) => changePart(draft, tab, at, { text: next.text }));
    requestAnimationFrame(() => {
      field?.focus();
      field?.setSelectionRange(next.caret, next.caret);
    });
  };
  return (
    <Panel label={t('compose.write')}>
      <AccountsField channels={channels} draft={draft} onChange={onAccounts} />
      <TextTabs tab={tab} chosen={chosen} draft={draft} onTab={onTab} />
      <div id={TAB_PANEL} role="tabpanel" aria-labelledby={`onglet-${tab}`} className={classes.write}>
        {content.parts.map((part, index) => (
          <PartField
            key={index}
            index={index}
            of={content.parts.length}
            text={part.text}
            lang={draft.lang}
            count={countOf(draft, tab, index, chosen)}
            alone={tab !== 'common'}
            inputRef={(element) => {
              fields.current[index] = element;
            }}
            onFocus={() => {
              last.current = index;
            }}
            onChange={(text) => change((draft) => changePart(draft, tab, index, { text }))}
            onRemove={() => change((draft) => removePart(draft, tab, index))}
            onSplit={({ channel }) =>
              change((draft) => splitPart(draft, tab, index, channel.facts.text, channel.facts.maxParts))
            }
          />
        ))}
        <div className={classes.under}>
          <Toolbar
            chosen={chosen}
            tab={tab}
            onWords={insert}
            onTool={(tool) => {
              if (tool === 'media') onMedia(Math.min(last.current, content.parts.length - 1));
              else setOpened((before) => [...before.filter((each) => each !== tool), tool]);
            }}
          />
          {mayThread && content.parts.length < 25 && (
            <Button
              size="compact-sm"
              variant="subtle"
              leftSection={<IconPlus size={16} stroke={1.75} aria-hidden="true" />}
              onClick={() => change((draft) => addPart(draft, tab))}
            >
              {t('compose.part.add')}
            </Button>
          )}
          {tab !== 'common' && differs(draft, tab) && (
            <Button size="compact-sm" variant="subtle" onClick={() => change((draft) => follow(draft, tab))}>
              {t('compose.follow')}
            </Button>
          )}
        </div>
        <ExtraFields draft={draft} change={change} tab={tab} chosen={concerned} opened={opened} />
      </div>
    </Panel>
  );
}

function PartField({
  index,
  of,
  text,
  lang,
  count,
  alone,
  inputRef,
  onFocus,
  onChange,
  onRemove,
  onSplit,
}: {
  index: number;
  of: number;
  text: string;
  lang: string;
  count: TabCount | undefined;
  /** The text of one account, which has one limit. */
  alone: boolean;
  inputRef: (element: HTMLTextAreaElement | null) => void;
  onFocus: () => void;
  onChange: (text: string) => void;
  onRemove: () => void;
  onSplit: (count: TabCount) => void;
}) {
  const t = useWords();
  const id = useId();
  const label = of > 1 ? t('compose.part', { number: index + 1, of }) : t('compose.text');
  return (
    <div onFocus={onFocus}>
      {of > 1 && (
        <div className={classes.partHead}>
          <span>{label}</span>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconTrash size={15} stroke={1.75} aria-hidden="true" />}
            onClick={onRemove}
          >
            {t('compose.part.remove')}
          </Button>
        </div>
      )}
      <TextField
        id={id}
        label={label}
        value={text}
        lang={lang}
        over={count?.over}
        describedBy={`${id}-count`}
        inputRef={inputRef}
        onChange={onChange}
      />
      <div className={classes.countLine}>
        {count?.over !== undefined && count.channel.facts.maxParts > 1 && (
          <Button
            size="compact-sm"
            leftSection={<IconScissors size={16} stroke={1.75} aria-hidden="true" />}
            onClick={() => onSplit(count)}
          >
            {t('compose.part.split')}
          </Button>
        )}
        <CountWords id={`${id}-count`} count={count} alone={alone} text={text} />
      </div>
    </div>
  );
}

function CountWords({
  id,
  count,
  alone,
  text,
}: {
  id: string;
  count: TabCount | undefined;
  alone: boolean;
  text: string;
}) {
  const t = useWords();
  const format = useFormat();
  const used = count?.used ?? text.length;
  const values = { count: used, number: format.number(used) };
  const words = !count
    ? t('compose.count.free', values)
    : t(alone ? 'compose.count.one' : 'compose.count.shortest', {
        ...values,
        max: format.number(count.max),
        network: networkName(t, count.channel.network),
      });
  const over = count?.over !== undefined;
  return (
    <p id={id} className={classes.count} data-over={over}>
      {words}
      {over && ` ${t('compose.count.over', { count: -count.left, number: format.number(Math.abs(count.left)) })}`}
      {!over && count && count.hashtagsOver > 0 && ` ${t('compose.count.hashtags', { count: count.hashtagsOver })}`}
    </p>
  );
}
