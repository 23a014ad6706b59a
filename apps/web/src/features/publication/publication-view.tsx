import type { Publication } from '@beffroi/contracts';
import { PageHead } from '@beffroi/ui';

export function PublicationView({ publication }: { publication: Publication }) {
  return <PageHead title={publication.title} />;
}
