import { channelAbilities, type Output, type listPublishers } from '@beffroi/contracts';
import { Panel } from '@beffroi/ui';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { usePage } from '../../shared/page.ts';
import { publishersQuery } from '../../shared/publishing/channels.ts';
import { NetworkIcon } from '../../shared/publishing/network-icon.tsx';
import { QueryPanel } from '../../shared/query-panel.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useFormat } from '../../shared/use-format.ts';
import { useWords } from '../../shared/words.ts';
import { groupOf, type NetworkGroup } from './channels.rules.ts';
import classes from './channels.module.css';

type Publisher = Output<typeof listPublishers>['items'][number];
const groups: readonly NetworkGroup[] = ['networks', 'outlets', 'by_hand', 'trial'];

/** Which network to connect an account of, with what each asks for. */
export function ConnectPage() {
  const t = useWords();
  const { id } = useTerritory();
  const publishers = useQuery(publishersQuery(id));
  usePage(t('channels.connect'));
  return (
    <>
      <p>
        <Link to={`/t/${id}/reglages/comptes` as string}>{t('channels.back')}</Link>
      </p>
      <QueryPanel query={publishers} rows={6}>
        {({ items }) => (
          <>
            {groups.map((group) => {
              const inside = items.filter(({ network }) => groupOf(network) === group);
              return (
                inside.length > 0 && (
                  <Panel key={group} title={t(`channels.group.${group}`)} flush>
                    <ul>
                      {inside.map((publisher) => (
                        <NetworkRow key={publisher.network} publisher={publisher} />
                      ))}
                    </ul>
                  </Panel>
                )
              );
            })}
          </>
        )}
      </QueryPanel>
    </>
  );
}

function NetworkRow({ publisher }: { publisher: Publisher }) {
  const t = useWords();
  const { locale } = useFormat();
  const { id } = useTerritory();
  const { network, abilities, facts, guide } = publisher;
  const missing = channelAbilities.filter((ability) => abilities[ability]?.state === 'impossible');
  return (
    <li className={classes.row}>
      <span className={classes.mark}>
        <NetworkIcon network={network} size={22} silent />
      </span>
      <div className={classes.main}>
        <p className={classes.name}>
          <Link to={`/t/${id}/reglages/comptes/connecter/${network}` as string}>{publisher.name[locale]}</Link>
        </p>
        <p className={classes.small}>{guide[0]?.[locale]}</p>
        <p className={classes.small}>
          {missing.length > 0 &&
            t('channels.without', {
              names: missing.map((ability) => t(`channels.ability.${ability}`).toLocaleLowerCase(locale)).join(', '),
            })}
          {facts.prices && ` ${t('channels.paid')}`}
        </p>
      </div>
    </li>
  );
}
