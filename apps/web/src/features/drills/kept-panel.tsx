import type { Drill } from '@beffroi/contracts';
import { Logo } from '@beffroi/ui';
import { IconMail, IconMessage, IconPhone, IconPlugConnectedX, IconWebhook } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { QueryPanel } from '../../shared/query-panel.tsx';
import rows from '../../shared/rows.module.css';
import { useSession, useTerritory } from '../../shared/session.ts';
import { useNow } from '../../shared/use-format.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import classes from './kept.module.css';
import { keptQuery } from './drills.queries.ts';
import { type Kept, splitKept } from './drills.rules.ts';

const icons = { sms: IconMessage, voice: IconPhone, email: IconMail, webhook: IconWebhook, call: IconPlugConnectedX };

/** What would have left: on a phone as its owner would have seen it ring, and the rest in a list. */
export function KeptPanel({ drill, running = false }: { drill: Drill; running?: boolean }) {
  const t = useWords();
  const { id } = useTerritory();
  const kept = useQuery(keptQuery(id, drill.id, running));
  const me = useSession().person?.name;
  const [owner, setOwner] = useState(me);
  return (
    <div className={classes.panel}>
      <h3>{t('drills.kept')}</h3>
      <p className={rows.small}>{t('drills.kept.words')}</p>
      <QueryPanel query={kept}>
        {({ items }) => {
          const { phone, other, people } = splitKept(items, me);
          const shown = owner && people.includes(owner) ? owner : people[0];
          return (
            <div className={classes.both}>
              <div>
                {people.length > 1 && (
                  <div className={`${rows.chips} ${classes.people}`} role="group" aria-label={t('drills.kept.whose')}>
                    {people.map((each) => (
                      <button key={each} type="button" aria-pressed={each === shown} onClick={() => setOwner(each)}>
                        {each}
                      </button>
                    ))}
                  </div>
                )}
                <Phone owner={shown} items={phone.filter((each) => each.to === shown)} running={running} />
              </div>
              {other.length > 0 && <OtherKept items={other} />}
            </div>
          );
        }}
      </QueryPanel>
    </div>
  );
}

/** A phone, drawn: nothing of it rings for real. */
function Phone({ owner, items, running }: { owner: string | undefined; items: readonly Kept[]; running: boolean }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const now = useNow(5000);
  const [first] = items;
  const at = running ? now : (first?.at ?? now);
  const rings = running && first !== undefined && now - Date.parse(first.at) < 20_000;
  return (
    <section className={classes.phone} aria-label={owner ? t('drills.phone.of', { name: owner }) : t('drills.phone')}>
      <p className={classes.clock} aria-hidden="true">
        {format.hour(at)}
      </p>
      <p className={classes.owner}>{owner ?? t('drills.phone')}</p>
      {items.length === 0 ? (
        <p className={classes.silent}>{t('drills.phone.silent')}</p>
      ) : (
        // The keyboard scrolls it too.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        <ol className={classes.notes} aria-live={running ? 'polite' : 'off'} tabIndex={0}>
          {items.map((each) => (
            <Notification key={each.id} kept={each} rings={rings && each === first} />
          ))}
        </ol>
      )}
    </section>
  );
}

function Notification({ kept, rings }: { kept: Kept; rings: boolean }) {
  const t = useWords();
  const format = useTerritoryFormat();
  const title = kept.path ? <Link to={kept.path as string}>{kept.title}</Link> : kept.title;
  return (
    <li className={classes.note} data-rings={rings || undefined}>
      <p className={classes.app}>
        <MeansIcon means={kept.means} />
        <span>{t(`drills.means.${kept.means}`)}</span>
        <time dateTime={kept.at}>{format.hour(kept.at)}</time>
      </p>
      <p className={classes.title}>{title}</p>
      <p className={classes.text}>{kept.text}</p>
    </li>
  );
}

function MeansIcon({ means }: { means: Kept['means'] }) {
  if (means === 'push') return <Logo size={14} roof="currentColor" />;
  const Icon = icons[means];
  return <Icon size={14} stroke={1.75} aria-hidden="true" />;
}

function OtherKept({ items }: { items: readonly Kept[] }) {
  const t = useWords();
  const format = useTerritoryFormat();
  return (
    <ul className={classes.other}>
      {items.map((each) => (
        <li key={each.id}>
          <MeansIcon means={each.means} />
          <div>
            <p>
              <b>{each.title}</b>
            </p>
            <p className={rows.meta}>
              <span>{t(`drills.means.${each.means}`)}</span>
              <span>{each.to}</span>
              <time dateTime={each.at}>{format.hour(each.at)}</time>
            </p>
            {each.text && <p className={rows.clip}>{each.text}</p>}
          </div>
        </li>
      ))}
    </ul>
  );
}
