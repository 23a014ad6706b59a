import type { Room, Rumour, Verdict } from '@beffroi/contracts';
import { Tag } from '@beffroi/ui';
import {
  IconArrowsDiff,
  IconCheck,
  IconChevronDown,
  IconHelpCircle,
  IconHourglass,
  IconWorld,
  IconX,
} from '@tabler/icons-react';
import rows from '../../shared/rows.module.css';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { authorWords } from '../../shared/author-words.ts';
import { CasesPart } from './cases-part.tsx';
import { FactPart } from './fact-part.tsx';
import classes from './rumours.module.css';
import { verdictTags } from './rumours.rules.ts';
import { VerdictForm } from './verdict-form.tsx';

const icons = {
  unchecked: IconHourglass,
  false: IconX,
  misleading: IconArrowsDiff,
  true: IconCheck,
  unproven: IconHelpCircle,
};

export function VerdictTag({ verdict }: { verdict: Verdict }) {
  const t = useWords();
  const Icon = icons[verdict];
  return (
    <Tag kind={verdictTags[verdict]} icon={<Icon size={14} stroke={1.75} aria-hidden="true" />}>
      {t(`rumours.verdict.${verdict}`)}
    </Tag>
  );
}

/** A claim and how it stands; opened, what is known of it and what is done about it. */
export function RumourRow({
  rumour,
  room,
  opened,
  onOpen,
}: {
  rumour: Rumour;
  room: Room;
  opened: boolean;
  onOpen: (open: boolean) => void;
}) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow();
  return (
    <li className={classes.rumour}>
      <div className={classes.line}>
        <div className={rows.words}>
          <h3 className={classes.claim}>
            <button type="button" aria-expanded={opened} onClick={() => onOpen(!opened)}>
              {t('rumours.quote', { claim: rumour.claim })}
              <IconChevronDown size={18} stroke={1.75} aria-hidden="true" />
            </button>
          </h3>
          <p className={rows.meta}>
            <span>
              {rumour.firstSeenBy
                ? t('rumours.first.by', {
                    at: format.moment(rumour.firstSeenAt, now),
                    by: authorWords(t, rumour.firstSeenBy),
                  })
                : t('rumours.first', { at: format.moment(rumour.firstSeenAt, now) })}
            </span>
            <span>{t('rumours.spread', { cases: rumour.cases, reach: format.number(rumour.reach) })}</span>
            {rumour.cases > 0 && (
              <span>{t('rumours.corrected', { corrected: rumour.corrected, cases: rumour.cases })}</span>
            )}
          </p>
        </div>
        <div className={classes.tags}>
          <VerdictTag verdict={rumour.verdict} />
          {rumour.publishedAt && (
            <Tag kind="line" icon={<IconWorld size={14} stroke={1.75} aria-hidden="true" />}>
              {t('rumours.public')}
            </Tag>
          )}
        </div>
      </div>
      {opened && (
        <div className={classes.detail}>
          <VerdictForm rumour={rumour} room={room} />
          <FactPart rumour={rumour} />
          <CasesPart rumour={rumour} />
        </div>
      )}
    </li>
  );
}
