import { shareTalkingPoints } from '@beffroi/contracts';
import { useQueryClient } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { CopyText } from '../../shared/secret-once.tsx';
import { useTerritory } from '../../shared/session.ts';
import { useWords } from '../../shared/words.ts';
import { pointsQuery, useCrisisId } from './crisis-file.queries.ts';
import type { Points } from './points.rules.ts';
import { PrivateAddress } from './private-address.tsx';

/** The private address at which the page is read without an account. */
export function ShareLink({ points: { audience, shareUrl } }: { points: Points }) {
  const t = useWords();
  const client = useQueryClient();
  const { id: territoryId } = useTerritory();
  const crisisId = useCrisisId();
  return (
    <PrivateAddress
      title={t('points.share')}
      words={t('points.share.words')}
      verb={t('points.share.make')}
      renewing={t('points.share.renew.words')}
      share={() => call(shareTalkingPoints, { params: { territoryId, crisisId, audience } })}
      onShared={() => client.invalidateQueries({ queryKey: pointsQuery(territoryId, crisisId).queryKey })}
      canRenew
      addresses={shareUrl && <CopyText label={t('points.share.address')} text={shareUrl} />}
      beside={
        <a href={shareUrl} target="_blank" rel="noreferrer">
          {t('points.share.see')}
        </a>
      }
    />
  );
}
