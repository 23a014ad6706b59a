/** SMS spelling of French and what it stands for, several words if need be. The list is ours. */
export const shorthand: ReadonlyMap<string, string> = new Map(
  (
    'ya:il y a|g:j ai|jai:j ai|gt:j etais|jsui:je suis|jsuis:je suis|chui:je suis|chuis:je suis|jveu:je veux|' +
    'jveux:je veux|jvoudrai:je voudrais|jvai:je vais|jvais:je vais|jpeu:je peux|jpeux:je peux|jpe:je peux|fo:il faut|' +
    'faudrai:faudrait|svp:s il vous plait|stp:s il te plait|mci:merci|mrc:merci|pr:pour|pa:pas|ke:que|' +
    'ki:qui|koi:quoi|kan:quand|kand:quand|qd:quand|kel:quel|kelle:quelle|kels:quels|cmt:comment|koment:comment|' +
    'coment:comment|pk:pourquoi|pq:pourquoi|pkoi:pourquoi|slt:bonjour|bjr:bonjour|bsr:bonsoir|bcp:beaucoup|' +
    'tt:tout|ts:tous|ds:dans|dan:dans|avk:avec|tjr:toujours|tjrs:toujours|tjs:toujours|jms:jamais|ski:ce qui|' +
    'ouver:ouvert|pouvé:pouvez|enlevé:enlevez|rapelé:rappeler|tro:trop|papié:papiers|2m1:demain|dmn:demain|' +
    'ajd:aujourd hui|auj:aujourd hui|m1:matin|tg:ta gueule|ntm:nique ta mere|fdp:fils de pute|vtff:va te faire foutre|' +
    'tlm:tout le monde|batar:batard|incendi:incendie|pri:pris|medicamen:medicaments|medoc:medicaments|medocs:medicaments|' +
    'suicidé:suicider|ptdr:mdr|xd:mdr|jé:j ai|jsé:je sais|ché:chez|lekol:l ecole|devan:devant|asso:association|' +
    'rdv:rendez vous|poubel:poubelle|ossi:aussi|esk:est ce que|eske:est ce que|esque:est ce que|komen:comment|vou:vous|' +
    'nou:nous|sui:suis|jamai:jamais|finisse:finissent|foi:fois|pon:pont'
  )
    .split('|')
    .map((pair) => pair.split(':') as [string, string]),
);
