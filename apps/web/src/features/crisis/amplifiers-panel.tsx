import type { Room } from '@beffroi/contracts';
import { EmptyState, NetMark, Panel, ToneBadge } from '@beffroi/ui';
import { Fragment } from 'react';
import { networkName } from '../../shared/network-words.ts';
import { authorWords } from '../../shared/author-words.ts';
import { useTerritoryFormat } from '../../shared/use-territory-format.ts';
import { useWords } from '../../shared/words.ts';
import { PostLink } from './room-posts.tsx';
import classes from './facts.module.css';

/** Accounts and press that carry it, by what their posts drew. */
export function AmplifiersPanel({ room }: { room: Room }) {
  const t = useWords();
  const format = useTerritoryFormat();
  return (
    <Panel title={t('crisis.amplifiers')} flush={room.amplifiers.length === 0}>
      {room.amplifiers.length === 0 ? (
        <EmptyState>{t('crisis.amplifiers.none')}</EmptyState>
      ) : (
        <table className={classes.amplifiers}>
          <thead>
            <tr>
              <th scope="col">{t('crisis.amplifiers.account')}</th>
              <th scope="col" data-end>
                {t('crisis.amplifiers.followers')}
              </th>
              <th scope="col" data-end>
                {t('crisis.amplifiers.drawn')}
              </th>
              <th scope="col">{t('crisis.amplifiers.tone')}</th>
            </tr>
          </thead>
          <tbody>
            {room.amplifiers.slice(0, 8).map((each) => (
              <tr key={each.authorKey}>
                <th scope="row">
                  <span className={classes.account}>
                    <NetMark network={each.network} label={networkName(t, each.network)} size={16} />
                    <span>
                      <PostLink mentionId={each.mentionId} url={each.url}>
                        <Handle name={authorWords(t, each.name)} />
                      </PostLink>
                      {each.press && <span className={classes.press}>{t('crisis.amplifiers.press')}</span>}
                    </span>
                  </span>
                </th>
                <td data-end>{each.followers === undefined ? t('crisis.unknown') : format.number(each.followers)}</td>
                <td data-end>{format.number(each.drawn)}</td>
                <td>
                  <ToneBadge tone={each.tone} label={t(`common.tone.${each.tone}`)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** The name of an account, cut after its underscores where it is too long for its column. */
function Handle({ name }: { name: string }) {
  const parts = name.split(/(?<=_)/);
  return parts.map((part, index) => (
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {part}
    </Fragment>
  ));
}
