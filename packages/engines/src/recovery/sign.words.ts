type Words = { fr: string; en: string };

export function bandLabel(known: { minutes: number; wanted: number; known: boolean; any: boolean }): Words {
  if (!known.any) return { fr: 'rien n’a encore été mesuré', en: 'nothing has been measured yet' };
  const { minutes, wanted } = known;
  const fr = known.known ? 'dans la fourchette habituelle' : 'sous le dixième du maximum, l’habitude étant inconnue';
  const en = known.known ? 'within the usual band' : 'under a tenth of the peak, the habit being unknown';
  if (minutes >= wanted) return { fr: `${fr} depuis ${span(minutes)}`, en: `${en} for ${span(minutes)}` };
  return minutes === 0
    ? { fr: `pas encore ${fr}`, en: `not yet ${en}` }
    : {
        fr: `${fr} depuis ${span(minutes)}, il en faut ${span(wanted)}`,
        en: `${en} for ${span(minutes)}, ${span(wanted)} needed`,
      };
}

export function storiesLabel(recent: number, minutes: number): Words {
  if (recent === 0) {
    return {
      fr: `pas de nouvelle histoire depuis ${span(minutes)}`,
      en: `no new story for ${span(minutes)}`,
    };
  }
  return {
    fr: `${recent} ${recent > 1 ? 'nouvelles histoires' : 'nouvelle histoire'} en ${span(minutes)}`,
    en: `${recent} new ${recent === 1 ? 'story' : 'stories'} in ${span(minutes)}`,
  };
}

export function toneLabel(read: {
  mentions: number;
  minutes: number;
  share?: number;
  worst?: number;
  limit?: number;
}): Words {
  const { mentions, minutes, share, worst, limit } = read;
  if (share === undefined || worst === undefined || limit === undefined) {
    return {
      fr: `${mentions} ${mentions > 1 ? 'mentions' : 'mention'} en ${span(minutes)}\u{a0}: trop peu pour juger du ton`,
      en: `${mentions} ${mentions === 1 ? 'mention' : 'mentions'} in ${span(minutes)}: too few to judge the tone`,
    };
  }
  const [now, most, under] = [share, worst, limit].map((each) => Math.round(100 * each));
  return {
    fr: `${now}\u{a0}% de défavorables et d’ironiques sur ${span(minutes)}, ${most}\u{a0}% au plus fort, ${under}\u{a0}% visés`,
    en: `${now}% unfavourable or ironic over ${span(minutes)}, ${most}% at worst, ${under}% aimed at`,
  };
}

export function requestsLabel(born: number, open: number): Words {
  if (born === 0) return { fr: 'aucune demande née de la crise', en: 'no request born of it' };
  if (open === 0) {
    return born === 1
      ? { fr: 'la demande née de la crise a sa réponse', en: 'the request born of it has its answer' }
      : {
          fr: `les ${born} demandes nées de la crise ont leur réponse`,
          en: `all ${born} requests born of it have their answer`,
        };
  }
  return {
    fr: `${open} ${open > 1 ? 'demandes' : 'demande'} sans réponse, sur ${born} nées de la crise`,
    en: `${open} of ${born} ${born === 1 ? 'request' : 'requests'} born of it without an answer`,
  };
}

/** `45 min`, `3 h`: the same in both languages. */
function span(minutes: number): string {
  return minutes % 60 === 0 && minutes > 0 ? `${minutes / 60}\u{a0}h` : `${minutes}\u{a0}min`;
}
