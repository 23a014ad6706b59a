import { shareReports } from '@beffroi/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { CopyText } from '../../shared/secret-once.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { reportsQuery, useCrisisId } from './crisis-file.queries.ts';
import { PrivateAddress } from './private-address.tsx';

/** The private addresses at which emergency services read the reports on their own map. */
export function ReportsShare({ open, feedUrl }: { open: boolean; feedUrl: string | undefined }) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  if (!open && !feedUrl) return null;
  return (
    <PrivateAddress
      title={t('reports.share')}
      words={t('reports.share.words')}
      verb={t('reports.share.make')}
      renewing={t('reports.share.renew.words')}
      share={() => call(shareReports, { params: { territoryId, crisisId } })}
      onShared={() => client.invalidateQueries({ queryKey: reportsQuery(territoryId, crisisId).queryKey })}
      canRenew={open}
      addresses={
        feedUrl && (
          <>
            <CopyText label={t('reports.share.geojson')} text={feedUrl} />
            <CopyText label={t('reports.share.csv')} text={feedUrl.replace(/\.geojson$/, '.csv')} />
          </>
        )
      }
    />
  );
}
